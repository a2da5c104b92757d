// Lies over the app's windows while it is not in front, so that the picture which the system keeps of them for its list of recent apps
// shows the launch screen and nothing of a person.

#import <UIKit/UIKit.h>

@interface Cover : NSObject
@end

@implementation Cover

static NSMutableArray<UIView *> *laid;

+ (void)load {
  laid = [NSMutableArray new];
  NSNotificationCenter *news = NSNotificationCenter.defaultCenter;
  [news addObserver:self selector:@selector(lay) name:UIApplicationWillResignActiveNotification object:nil];
  [news addObserver:self selector:@selector(lift) name:UIApplicationDidBecomeActiveNotification object:nil];
}

+ (void)lay {
  [self lift];
  UIStoryboard *launchScreen = [UIStoryboard storyboardWithName:@"LaunchScreen" bundle:nil];
  for (UIScene *scene in UIApplication.sharedApplication.connectedScenes) {
    if (![scene isKindOfClass:UIWindowScene.class]) continue;
    for (UIWindow *window in ((UIWindowScene *)scene).windows) {
      UIView *cover = [launchScreen instantiateInitialViewController].view;
      cover.frame = window.bounds;
      cover.autoresizingMask = UIViewAutoresizingFlexibleWidth | UIViewAutoresizingFlexibleHeight;
      [window addSubview:cover];
      [laid addObject:cover];
    }
  }
}

+ (void)lift {
  for (UIView *cover in laid) [cover removeFromSuperview];
  [laid removeAllObjects];
}

@end

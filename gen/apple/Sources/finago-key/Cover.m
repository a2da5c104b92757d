// Covers the app's windows while the app is not active, so that the snapshot for the app switcher
// shows the launch screen and no personal data.

#import <UIKit/UIKit.h>

@interface Cover : NSObject
@end

@implementation Cover

static NSMutableArray<UIView *> *covers;

+ (void)load {
  covers = [NSMutableArray new];
  NSNotificationCenter *center = NSNotificationCenter.defaultCenter;
  [center addObserver:self selector:@selector(show) name:UIApplicationWillResignActiveNotification object:nil];
  [center addObserver:self selector:@selector(hide) name:UIApplicationDidBecomeActiveNotification object:nil];
}

+ (void)show {
  [self hide];
  UIStoryboard *launchScreen = [UIStoryboard storyboardWithName:@"LaunchScreen" bundle:nil];
  for (UIScene *scene in UIApplication.sharedApplication.connectedScenes) {
    if (![scene isKindOfClass:UIWindowScene.class]) continue;
    for (UIWindow *window in ((UIWindowScene *)scene).windows) {
      UIView *cover = [launchScreen instantiateInitialViewController].view;
      cover.frame = window.bounds;
      cover.autoresizingMask = UIViewAutoresizingFlexibleWidth | UIViewAutoresizingFlexibleHeight;
      [window addSubview:cover];
      [covers addObject:cover];
    }
  }
}

+ (void)hide {
  for (UIView *cover in covers) [cover removeFromSuperview];
  [covers removeAllObjects];
}

@end

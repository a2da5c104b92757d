package fi.finago.phone

import org.unifiedpush.android.embedded_fcm_distributor.EmbeddedDistributorReceiver

/**
 * The distributor inside the app, by way of Play services. The library's own receiver steps aside for any other distributor on the phone before
 * Android 13, so that this one would never answer there.
 */
class PlayServices : EmbeddedDistributorReceiver()

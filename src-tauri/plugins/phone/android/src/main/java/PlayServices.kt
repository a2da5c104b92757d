package fi.finago.phone

import org.unifiedpush.android.embedded_fcm_distributor.EmbeddedDistributorReceiver

/**
 * Distributor inside the app, through Play services. Before Android 13 the library's own receiver
 * does nothing if another distributor is installed, so this one would never respond there.
 */
class PlayServices : EmbeddedDistributorReceiver()

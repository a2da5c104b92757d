import org.jetbrains.kotlin.gradle.dsl.JvmTarget

plugins {
    id("com.android.library")
    id("org.jetbrains.kotlin.android")
}

android {
    namespace = "fi.finago.phone"
    compileSdk = 37

    defaultConfig {
        minSdk = 28
        consumerProguardFiles("consumer-rules.pro")
    }

    compileOptions {
        sourceCompatibility = JavaVersion.VERSION_1_8
        targetCompatibility = JavaVersion.VERSION_1_8
    }
}

kotlin {
    compilerOptions {
        jvmTarget = JvmTarget.JVM_1_8
    }
}

dependencies {
    // PushKeys.kt manages the keys, so the connector does not need Tink.
    implementation("org.unifiedpush.android:connector:3.1.2") {
        exclude(group = "com.google.crypto.tink")
    }
    implementation("org.unifiedpush.android:embedded-fcm-distributor:3.0.0")
    implementation(project(":tauri-android"))
}

"""Opens and seals Web Push messages with http_ece and pywebpush, as `http_ece.rs` asks on standard input."""

import base64
import json
import sys

import http_ece
from cryptography.hazmat.primitives.asymmetric import ec
from pywebpush import WebPusher


def decoded(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def encoded(data):
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def opened(message):
    key = ec.derive_private_key(int.from_bytes(decoded(message["key"]), "big"), ec.SECP256R1())
    plain = http_ece.decrypt(
        decoded(message["body"]), private_key=key, auth_secret=decoded(message["auth"]), version="aes128gcm"
    )
    return plain.decode()


def sealed(message):
    keys = {"p256dh": message["p256dh"], "auth": message["auth"]}
    pusher = WebPusher({"endpoint": "https://push.example/x", "keys": keys})
    return encoded(pusher.encode(message["plain"].encode(), content_encoding="aes128gcm")["body"])


asked = json.load(sys.stdin)
json.dump(
    {"opened": [opened(message) for message in asked["open"]], "sealed": [sealed(message) for message in asked["seal"]]},
    sys.stdout,
)

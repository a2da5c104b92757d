"""Decrypts Web Push messages with http_ece and encrypts them with pywebpush.

Reads a JSON request from standard input and writes a JSON response; the caller is `http_ece.rs`.
"""

import base64
import json
import sys

import http_ece
from cryptography.hazmat.primitives.asymmetric import ec
from pywebpush import WebPusher


def decode(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def encode(data):
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def open_message(message):
    key = ec.derive_private_key(int.from_bytes(decode(message["key"]), "big"), ec.SECP256R1())
    plain = http_ece.decrypt(
        decode(message["body"]), private_key=key, auth_secret=decode(message["auth"]), version="aes128gcm"
    )
    return plain.decode()


def seal_message(message):
    keys = {"p256dh": message["p256dh"], "auth": message["auth"]}
    pusher = WebPusher({"endpoint": "https://push.example/x", "keys": keys})
    return encode(pusher.encode(message["plain"].encode(), content_encoding="aes128gcm")["body"])


request = json.load(sys.stdin)
json.dump(
    {
        "opened": [open_message(message) for message in request["open"]],
        "sealed": [seal_message(message) for message in request["seal"]],
    },
    sys.stdout,
)

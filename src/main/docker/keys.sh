#!/bin/sh
# keys.sh JWT TLS: makes the secrets of a deployment where they are missing, and leaves those that are there.
# JWT gets jwt-key.pem, which signs access tokens, and vapid-key.pem, by which push services know us, for the nodes'
# user alone; TLS gets the proxy's proxy-key.pem and proxy.pem, signed by itself: put a real pair in its place for
# anybody but yourself.
set -eu
umask 077
jwt=$1 tls=$2 nodes=1001

if [ ! -s "$jwt/jwt-key.pem" ]; then
  openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out "$jwt/draft"
  if [ "$(id -u)" = 0 ]; then chown "$nodes" "$jwt/draft"; fi
  mv "$jwt/draft" "$jwt/jwt-key.pem"
fi
if [ ! -s "$jwt/vapid-key.pem" ]; then
  openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out "$jwt/draft"
  openssl pkey -in "$jwt/draft" -pubout >"$jwt/draft-public"
  cat "$jwt/draft-public" >>"$jwt/draft"
  rm "$jwt/draft-public"
  if [ "$(id -u)" = 0 ]; then chown "$nodes" "$jwt/draft"; fi
  mv "$jwt/draft" "$jwt/vapid-key.pem"
fi
if [ ! -s "$tls/proxy.pem" ]; then
  openssl req -x509 -newkey rsa:2048 -nodes -days 365 -subj /CN=localhost -addext subjectAltName=DNS:localhost \
    -keyout "$tls/proxy-key.pem" -out "$tls/draft"
  mv "$tls/draft" "$tls/proxy.pem"
fi

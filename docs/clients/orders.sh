#!/bin/sh
# Prints the orders of an entity or a supplier as JSON, with curl alone.
#   MUWAHHAD_URL=… MUWAHHAD_CLIENT_ID=prg_… MUWAHHAD_CLIENT_SECRET=prs_… sh orders.sh
set -eu

token=$(curl -sS --fail-with-body -u "$MUWAHHAD_CLIENT_ID:$MUWAHHAD_CLIENT_SECRET" \
  -d grant_type=client_credentials -d scope=orders:read "$MUWAHHAD_URL/oauth/token" |
  sed 's/.*"access_token":"\([^"]*\)".*/\1/')

curl -sS --fail-with-body -H "Authorization: Bearer $token" "$MUWAHHAD_URL/api/v1/call-offs"

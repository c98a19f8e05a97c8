package org.muwahhad.organisation.factor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.Map;

/** An authenticator with its browser (WebAuthn, attestation "none", ES256), for one site. */
final class Authenticator {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();
  private static final int PRESENT = 0x01;
  private static final int VERIFIED = 0x04;
  private static final int WITH_KEY = 0x40;
  private final String site;
  private final KeyPair keys;
  private final byte[] id = new byte[16];
  private byte[] userHandle = new byte[0];

  /** Uses that it counted. */
  int uses;

  /** Whether it asks for a finger, a face or a PIN. */
  boolean looksWhoHoldsIt = true;

  Authenticator(String site) {
    this.site = site;
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      this.keys = generator.generateKeyPair();
      new java.security.SecureRandom().nextBytes(id);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Makes a passkey as asked for; the answer as JSON. */
  String create(String options) {
    JsonNode asked = asked(options);
    userHandle = Base64.getUrlDecoder().decode(asked.get("user").get("id").asText());
    byte[] data = authenticatorData(asked.get("rp").get("id").asText(), true);
    ByteArrayOutputStream attestation = new ByteArrayOutputStream();
    attestation.writeBytes(new byte[] {(byte) 0xa3});
    attestation.writeBytes(text("fmt"));
    attestation.writeBytes(text("none"));
    attestation.writeBytes(text("attStmt"));
    attestation.writeBytes(new byte[] {(byte) 0xa0});
    attestation.writeBytes(text("authData"));
    attestation.writeBytes(bytes(data));
    return answer(
        Map.of(
            "clientDataJSON", TEXT.encodeToString(client("webauthn.create", asked)),
            "attestationObject", TEXT.encodeToString(attestation.toByteArray())));
  }

  /** Uses the passkey as asked for; the answer as JSON. */
  String get(String options) {
    JsonNode asked = asked(options);
    uses++;
    byte[] data = authenticatorData(asked.get("rpId").asText(), false);
    byte[] client = client("webauthn.get", asked);
    try {
      Signature signature = Signature.getInstance("SHA256withECDSA");
      signature.initSign(keys.getPrivate());
      signature.update(data);
      signature.update(sha256(client));
      return answer(
          Map.of(
              "clientDataJSON", TEXT.encodeToString(client),
              "authenticatorData", TEXT.encodeToString(data),
              "signature", TEXT.encodeToString(signature.sign()),
              "userHandle", TEXT.encodeToString(userHandle)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static JsonNode asked(String options) {
    try {
      return JSON.readTree(options).get("publicKey");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private String answer(Map<String, String> response) {
    try {
      return JSON.writeValueAsString(
          Map.of(
              "type",
              "public-key",
              "id",
              TEXT.encodeToString(id),
              "response",
              response,
              "clientExtensionResults",
              Map.of()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private byte[] client(String type, JsonNode asked) {
    return "{\"type\":\"%s\",\"challenge\":\"%s\",\"origin\":\"%s\",\"crossOrigin\":false}"
        .formatted(type, asked.get("challenge").asText(), site)
        .getBytes(StandardCharsets.UTF_8);
  }

  private byte[] authenticatorData(String party, boolean withKey) {
    int flags = PRESENT | (looksWhoHoldsIt ? VERIFIED : 0) | (withKey ? WITH_KEY : 0);
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    data.writeBytes(sha256(party.getBytes(StandardCharsets.UTF_8)));
    data.write(flags);
    data.writeBytes(ByteBuffer.allocate(4).putInt(uses).array());
    if (withKey) {
      data.writeBytes(new byte[16]);
      data.writeBytes(ByteBuffer.allocate(2).putShort((short) id.length).array());
      data.writeBytes(id);
      ECPublicKey key = (ECPublicKey) keys.getPublic();
      data.writeBytes(new byte[] {(byte) 0xa5, 1, 2, 3, 0x26, 0x20, 1, 0x21});
      data.writeBytes(bytes(coordinate(key.getW().getAffineX())));
      data.writeBytes(new byte[] {0x22});
      data.writeBytes(bytes(coordinate(key.getW().getAffineY())));
    }
    return data.toByteArray();
  }

  private static byte[] coordinate(BigInteger value) {
    byte[] full = new byte[32];
    byte[] signed = value.toByteArray();
    int from = Math.max(0, signed.length - 32);
    int length = signed.length - from;
    System.arraycopy(signed, from, full, 32 - length, length);
    return full;
  }

  /** A text of fewer than 24 letters in CBOR. */
  private static byte[] text(String text) {
    byte[] letters = text.getBytes(StandardCharsets.US_ASCII);
    return ByteBuffer.allocate(letters.length + 1)
        .put((byte) (0x60 + letters.length))
        .put(letters)
        .array();
  }

  /** Fewer than 256 bytes in CBOR. */
  private static byte[] bytes(byte[] content) {
    return ByteBuffer.allocate(content.length + 2)
        .put((byte) 0x58)
        .put((byte) content.length)
        .put(content)
        .array();
  }

  private static byte[] sha256(byte[] content) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(content);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}

package org.muwahhad.organisation.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import java.util.function.Supplier;

/** An OpenID provider on this machine that says whatever a test has it say. */
final class OpenIdDouble implements AutoCloseable {
  private final HttpServer server;
  RSAKey key = freshKey();
  JWKSet published = new JWKSet(key);

  /** What the token endpoint gives as ID token. */
  Supplier<String> idToken = () -> "";

  /** What the userinfo endpoint gives. */
  String userInfo = "{}";

  /** What the service sent to the token endpoint last. */
  volatile String asked = "";

  OpenIdDouble() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/keys", e -> answer(e, published.toPublicJWKSet().toString()));
    server.createContext(
        "/token",
        e -> {
          asked = new String(e.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          answer(
              e,
              """
              {"access_token": "a", "token_type": "Bearer", "expires_in": 60, "id_token": "%s"}\
              """
                  .formatted(idToken.get()));
        });
    server.createContext("/userinfo", e -> answer(e, userInfo));
    server.start();
  }

  private static void answer(HttpExchange exchange, String json) throws IOException {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, bytes.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }

  String issuer() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** The settings by which the service knows it. */
  ProviderSettings settings() {
    return new ProviderSettings(
        "هوية",
        "Identity",
        issuer(),
        issuer() + "/authorize",
        issuer() + "/token",
        issuer() + "/keys",
        issuer() + "/userinfo",
        issuer() + "/logout",
        "muwahhad",
        "POST",
        "secret-of-the-client",
        "openid",
        "",
        "",
        "",
        "low",
        "high");
  }

  static RSAKey freshKey() {
    try {
      return new RSAKeyGenerator(2048).keyID(UUID.randomUUID().toString()).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Claims that would be taken. */
  JWTClaimsSet.Builder claims(String subject, String nonce) {
    return new JWTClaimsSet.Builder()
        .issuer(issuer())
        .audience("muwahhad")
        .subject(subject)
        .claim("nonce", nonce)
        .claim("acr", "low")
        .claim("sid", "sid-" + subject)
        .claim("auth_time", Instant.now().getEpochSecond())
        .issueTime(Date.from(Instant.now()))
        .expirationTime(Date.from(Instant.now().plusSeconds(120)));
  }

  String signed(JWTClaimsSet claims) {
    return signed(claims, key);
  }

  static String signed(JWTClaimsSet claims, RSAKey by) {
    try {
      SignedJWT jwt =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(by.getKeyID()).build(), claims);
      jwt.sign(new RSASSASigner(by));
      return jwt.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}

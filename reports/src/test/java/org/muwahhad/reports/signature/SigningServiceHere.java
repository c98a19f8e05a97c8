package org.muwahhad.reports.signature;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A signing service on this machine that keeps real keys, and answers the calls of the Cloud
 * Signature Consortium's API, version 2, as its clauses 11.1 to 11.10 say. It signs what an
 * activation was given out for, once, and nothing else.
 */
public final class SigningServiceHere implements AutoCloseable {
  public static final String USER = "muwahhad";
  public static final String PASSWORD = "s3rvice";
  public static final String PIN = "271828";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SHA_256 = "2.16.840.1.101.3.4.2.1";

  /** Before a SHA-256 digest that RSA signs (RFC 8017, 9.2). */
  private static final byte[] DIGEST_INFO =
      HexFormat.of().parseHex("3031300d060960864801650304020105000420");

  private final HttpServer server;
  private final Map<String, Held> keys = new LinkedHashMap<>();
  private final Map<String, List<String>> activations = new ConcurrentHashMap<>();
  private final AtomicInteger counter = new AtomicInteger();

  /** What came in, method by method, with what was sent. */
  public final List<String> calls = new CopyOnWriteArrayList<>();

  /** What a call is answered with in place of what it should be: status and body, by method. */
  public final Map<String, Wrong> wrong = new ConcurrentHashMap<>();

  /** How often an authorisation is still underway before it is given. */
  public volatile int confirmedAfter;

  /** Whether signatures of ECDSA are given as two plain numbers. */
  public volatile boolean isPlain;

  private volatile String sent = "";

  /** How often a byte of an answer that never ends was taken by who asked. */
  final AtomicInteger dribbled = new AtomicInteger();

  /** How many answers that never end were given up by who asked. */
  final AtomicInteger givenUp = new AtomicInteger();

  /**
   * Another answer than the right one; a status of 0 is none at all, and one of -1 begins well and
   * never ends.
   */
  public record Wrong(int status, String body) {}

  private record Held(
      String owner, PrivateKey key, Certificate[] chain, String status, List<String[]> factors) {}

  /** Begins to serve, with no keys yet. */
  public SigningServiceHere() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext("/csc/v2/", this::answer);
    server.start();
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/csc/v2");
  }

  /**
   * Keeps somebody's key.
   *
   * @param file PKCS #12
   * @param factors types and names of what the owner gives, in turn
   */
  public void keep(String id, String owner, byte[] file, char[] password, String... factors)
      throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(new ByteArrayInputStream(file), password);
    String alias = store.aliases().nextElement();
    keep(
        id,
        owner,
        (PrivateKey) store.getKey(alias, password),
        store.getCertificateChain(alias),
        "enabled",
        factors);
  }

  void keep(
      String id,
      String owner,
      PrivateKey key,
      Certificate[] chain,
      String status,
      String... factors) {
    List<String[]> pairs = new ArrayList<>();
    for (int i = 0; i < factors.length; i += 2) {
      pairs.add(new String[] {factors[i], factors[i + 1]});
    }
    keys.put(id, new Held(owner, key, chain, status, pairs));
  }

  /** The number that was sent to the owner last. */
  public String sent() {
    return sent;
  }

  /** The bodies that came in for a method. */
  List<String> bodies(String method) {
    return calls.stream()
        .filter(c -> c.startsWith(method + " "))
        .map(c -> c.substring(method.length() + 1))
        .toList();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (HttpExchange open = exchange) {
      String method = open.getRequestURI().getPath().substring("/csc/v2/".length());
      byte[] body = open.getRequestBody().readAllBytes();
      calls.add(method + " " + new String(body, StandardCharsets.UTF_8));
      Wrong other = wrong.get(method);
      if (other != null) {
        if (other.status() > 0) {
          send(open, other.status(), other.body());
        } else if (other.status() < 0) {
          dribble(open);
        } else {
          Thread.sleep(5_000);
        }
        return;
      }
      String admitted = open.getRequestHeaders().getFirst("Authorization");
      JsonNode asked = JSON.readTree(body);
      if (method.equals("auth/login")) {
        login(open, admitted);
      } else if (!("Bearer token-of-" + USER).equals(admitted)) {
        refuse(open, 401, "invalid_token", "The access token is not valid");
      } else {
        admitted(open, method, asked);
      }
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void login(HttpExchange open, String admitted) throws IOException {
    String pair = USER + ":" + PASSWORD;
    String right =
        "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    if (right.equals(admitted)) {
      send(open, 200, "{\"access_token\":\"token-of-" + USER + "\",\"expires_in\":3600}");
    } else {
      refuse(open, 401, "authentication_error", "An error occurred during authentication");
    }
  }

  private void admitted(HttpExchange open, String method, JsonNode asked)
      throws IOException, GeneralSecurityException, InterruptedException {
    if (method.equals("credentials/list")) {
      ObjectNode told = JSON.createObjectNode();
      var ids = told.putArray("credentialIDs");
      keys.forEach(
          (id, held) -> {
            if (held.owner().equals(asked.path("userID").asText())) {
              ids.add(id);
            }
          });
      send(open, 200, told.toString());
      return;
    }
    if (method.equals("credentials/authorizeCheck")) {
      activate(open, asked.path("handle").asText());
      return;
    }
    Held held = keys.get(asked.path("credentialID").asText());
    if (held == null) {
      refuse(open, 400, "invalid_request", "Invalid parameter credentialID");
      return;
    }
    switch (method) {
      case "credentials/info" -> send(open, 200, info(held).toString());
      case "credentials/getChallenge" -> {
        sent = String.valueOf(100_000 + counter.incrementAndGet());
        send(open, 204, "");
      }
      case "credentials/authorize" -> authorize(open, held, asked);
      case "signatures/signHash" -> sign(open, held, asked);
      default -> refuse(open, 404, "invalid_request", "No such method");
    }
  }

  private static ObjectNode info(Held held) throws GeneralSecurityException {
    boolean isRsa = held.key().getAlgorithm().equals("RSA");
    ObjectNode told = JSON.createObjectNode();
    ObjectNode key = told.putObject("key").put("status", held.status()).put("len", 256);
    key.putArray("algo").add(isRsa ? "1.2.840.113549.1.1.1" : "1.2.840.10045.4.3.2");
    ObjectNode cert = told.putObject("cert").put("status", "valid");
    var certificates = cert.putArray("certificates");
    for (Certificate one : held.chain()) {
      certificates.add(Base64.getEncoder().encodeToString(one.getEncoded()));
    }
    ObjectNode auth = told.putObject("auth").put("mode", "explicit");
    auth.put("expression", "PIN AND OTP");
    var objects = auth.putArray("objects");
    for (String[] factor : held.factors()) {
      objects.addObject().put("type", factor[0]).put("id", factor[1]).put("label", factor[1]);
    }
    told.put("SCAL", "2").put("multisign", 1);
    return told;
  }

  private void authorize(HttpExchange open, Held held, JsonNode asked) throws IOException {
    Map<String, String> given = new LinkedHashMap<>();
    asked.path("authData").forEach(f -> given.put(f.path("id").asText(), f.path("value").asText()));
    for (String[] factor : held.factors()) {
      String right =
          switch (factor[0]) {
            case "Password" -> PIN;
            case "ChallengeResponse" -> sent;
            default -> "";
          };
      if (!right.equals(given.get(factor[1]))) {
        refuse(open, 400, "invalid_authentication_data", "The authentication data is invalid");
        return;
      }
    }
    List<String> hashes = new ArrayList<>();
    asked.path("hashes").forEach(h -> hashes.add(h.asText()));
    String activation = "SAD-" + counter.incrementAndGet();
    activations.put(activation, hashes);
    activate(open, activation);
  }

  private void activate(HttpExchange open, String activation) throws IOException {
    if (confirmedAfter > 0) {
      confirmedAfter--;
      send(open, 202, "{\"handle\":\"" + activation + "\"}");
    } else {
      send(open, 200, "{\"SAD\":\"" + activation + "\",\"expiresIn\":60}");
    }
  }

  private void sign(HttpExchange open, Held held, JsonNode asked)
      throws IOException, GeneralSecurityException {
    List<String> hashes = activations.remove(asked.path("SAD").asText());
    String hash = asked.path("hashes").path(0).asText();
    if (hashes == null || !hashes.contains(hash)) {
      refuse(open, 400, "invalid_request", "Hash is not authorized by the SAD");
      return;
    }
    if (!asked.path("hashAlgorithmOID").asText().equals(SHA_256)) {
      refuse(open, 400, "invalid_request", "Invalid parameter hashAlgorithmOID");
      return;
    }
    ObjectNode told = JSON.createObjectNode();
    told.putArray("signatures")
        .add(Base64.getEncoder().encodeToString(value(held, Base64.getDecoder().decode(hash))));
    send(open, 200, told.toString());
  }

  private byte[] value(Held held, byte[] digest) throws GeneralSecurityException {
    boolean isRsa = held.key().getAlgorithm().equals("RSA");
    Signature signature =
        Signature.getInstance(
            isRsa ? "NONEwithRSA" : isPlain ? "NONEwithECDSAinP1363Format" : "NONEwithECDSA");
    signature.initSign(held.key());
    if (isRsa) {
      signature.update(DIGEST_INFO);
    }
    signature.update(digest);
    return signature.sign();
  }

  private void dribble(HttpExchange open) throws IOException, InterruptedException {
    open.sendResponseHeaders(200, 0);
    try {
      while (givenUp.get() == 0) {
        open.getResponseBody().write(' ');
        open.getResponseBody().flush();
        dribbled.incrementAndGet();
        Thread.sleep(100);
      }
    } catch (IOException e) {
      givenUp.incrementAndGet();
    }
  }

  private static void refuse(HttpExchange open, int status, String error, String description)
      throws IOException {
    ObjectNode told = JSON.createObjectNode();
    told.put("error", error).put("error_description", description);
    send(open, status, told.toString());
  }

  private static void send(HttpExchange open, int status, String body) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(body.getBytes(StandardCharsets.UTF_8));
    open.getResponseHeaders().set("Content-Type", "application/json;charset=UTF-8");
    open.sendResponseHeaders(status, bytes.size() == 0 ? -1 : bytes.size());
    if (bytes.size() > 0) {
      bytes.writeTo(open.getResponseBody());
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}

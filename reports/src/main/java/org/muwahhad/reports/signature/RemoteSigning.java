package org.muwahhad.reports.signature;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.muwahhad.reports.signature.RemoteFailure.SigningFault;
import org.muwahhad.reports.signature.RemoteKey.Factor;
import org.muwahhad.reports.signature.RemoteKey.FactorMeans;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signs with keys that a service keeps, by the API of the Cloud Signature Consortium, version 2:
 * {@code credentials/list}, {@code credentials/info}, {@code credentials/getChallenge}, {@code
 * credentials/authorize}, {@code credentials/authorizeCheck} and {@code signatures/signHash}. Only
 * the hash of what is signed leaves this machine. Nothing that the signer types is kept.
 *
 * <p>Keys that are disabled, whose certificate does not hold or can't be read, that are not any of
 * {@link AcceptedKeys}, that sign with none of SHA-256 with RSA (PKCS #1 v1.5) or ECDSA, or that
 * are authorised on pages of the service (mode {@code oauth2code}) are left out.
 */
public final class RemoteSigning {
  private static final Logger LOG = LoggerFactory.getLogger(RemoteSigning.class);
  private static final String SHA_256 = "2.16.840.1.101.3.4.2.1";
  private static final List<String> RSA = List.of("1.2.840.113549.1.1.11", "1.2.840.113549.1.1.1");
  private static final List<String> ECDSA = List.of("1.2.840.10045.4.3.2", "1.2.840.10045.2.1");
  private static final int MOST_KEYS = 50;
  private static final Duration BETWEEN_CHECKS = Duration.ofSeconds(1);
  private final RemoteCalls calls;
  private final Duration confirmation;

  /** Connects at the first call, not before. */
  public RemoteSigning(RemoteAccess access) {
    this.calls = new RemoteCalls(access);
    this.confirmation = access.confirmation();
  }

  /**
   * The keys of somebody that can sign here.
   *
   * @param user by whom the service knows the person
   * @throws RemoteFailure when the service does not tell
   */
  public List<RemoteKey> list(String user) throws RemoteFailure {
    ObjectNode asked = RemoteCalls.object();
    asked.put("userID", user).put("maxResults", MOST_KEYS);
    JsonNode told = calls.post("credentials/list", asked).body();
    List<RemoteKey> keys = new ArrayList<>();
    for (JsonNode id : told.path("credentialIDs")) {
      find(id.asText()).ifPresent(keys::add);
    }
    return keys;
  }

  private Optional<RemoteKey> find(String id) throws RemoteFailure {
    ObjectNode asked = RemoteCalls.object();
    asked.put("credentialID", id).put("certificates", "chain");
    asked.put("certInfo", true).put("authInfo", true);
    JsonNode told = calls.post("credentials/info", asked).body();
    String mode = told.path("auth").path("mode").asText("explicit");
    if (!told.path("key").path("status").asText().equals("enabled")
        || !told.path("cert").path("status").asText("valid").equals("valid")
        || mode.equals("oauth2code")) {
      return Optional.empty();
    }
    List<X509Certificate> chain = chain(id, told.path("cert").path("certificates"));
    if (chain.isEmpty()) {
      return Optional.empty();
    }
    return algorithm(chain.get(0), told.path("key").path("algo"))
        .map(algorithm -> new RemoteKey(id, chain, algorithm, factors(told.path("auth"))));
  }

  /** Empty when there is none or one can't be read: that key alone is of no use. */
  private static List<X509Certificate> chain(String id, JsonNode certificates) {
    List<X509Certificate> chain = new ArrayList<>();
    try {
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      for (JsonNode certificate : certificates) {
        byte[] der = Base64.getMimeDecoder().decode(certificate.asText());
        chain.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der)));
      }
    } catch (CertificateException | IllegalArgumentException e) {
      LOG.warn("The key {} is left out: its certificate can't be read", id, e);
      return List.of();
    }
    if (chain.isEmpty()) {
      LOG.warn("The key {} is left out: it comes without a certificate", id);
    }
    if (!chain.stream().allMatch(c -> AcceptedKeys.accepts(c.getPublicKey()))) {
      LOG.warn("The key {} is left out: it, or one above it, is of a kind not accepted", id);
      return List.of();
    }
    return chain;
  }

  private static Optional<String> algorithm(X509Certificate certificate, JsonNode offered) {
    List<String> known =
        switch (certificate.getPublicKey().getAlgorithm()) {
          case "RSA" -> RSA;
          case "EC" -> ECDSA;
          default -> List.of();
        };
    List<String> all = new ArrayList<>();
    offered.forEach(algorithm -> all.add(algorithm.asText()));
    return known.stream().filter(all::contains).findFirst();
  }

  private static List<Factor> factors(JsonNode auth) {
    List<Factor> factors = new ArrayList<>();
    for (JsonNode object : auth.path("objects")) {
      String id = object.path("id").asText();
      factors.add(new Factor(id, object.path("label").asText(id), means(object)));
    }
    return factors;
  }

  private static FactorMeans means(JsonNode object) {
    return switch (object.path("type").asText()) {
      case "ChallengeResponse" -> FactorMeans.ASKED_FOR;
      case "PasswordOOB", "ChallengeResponseOOB" -> FactorMeans.ELSEWHERE;
      default -> FactorMeans.TYPED;
    };
  }

  /**
   * Has the service send a number, or tell a question.
   *
   * @return the question; empty when something was sent
   * @throws RemoteFailure when the service does not
   */
  public Optional<String> ask(RemoteKey key, Factor factor) throws RemoteFailure {
    ObjectNode asked = RemoteCalls.object();
    asked.put("credentialID", key.id()).put("authObjectID", factor.id());
    JsonNode told = calls.post("credentials/getChallenge", asked).body();
    return Optional.of(told.path("challenge").asText()).filter(text -> !text.isBlank());
  }

  /**
   * Signs with a key, once for each time that it is asked.
   *
   * @param given what the signer typed, by the ids of the factors
   */
  public Signer signer(RemoteKey key, Map<String, String> given) {
    return new Signer() {
      @Override
      public List<X509Certificate> chain() {
        return key.chain();
      }

      @Override
      public byte[] sign(byte[] bytes) throws GeneralSecurityException {
        String hash =
            Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
        return fitting(key, bytes, signed(key, hash, authorized(key, hash, given)));
      }
    };
  }

  /** The activation of the key for one hash. */
  private String authorized(RemoteKey key, String hash, Map<String, String> given)
      throws RemoteFailure {
    ObjectNode asked = RemoteCalls.object();
    asked.put("credentialID", key.id()).put("numSignatures", 1);
    asked.putArray("hashes").add(hash);
    asked.put("hashAlgorithmOID", SHA_256);
    ArrayNode factors = asked.putArray("authData");
    for (Factor factor : key.factors()) {
      ObjectNode one = factors.addObject().put("id", factor.id());
      if (factor.means() != FactorMeans.ELSEWHERE) {
        one.put("value", given.getOrDefault(factor.id(), ""));
      }
    }
    RemoteCalls.RemoteAnswer answer = calls.post("credentials/authorize", asked);
    // Of this machine: how long is waited, and not when.
    long end = System.nanoTime() + confirmation.toNanos();
    while (answer.isUnderway()) {
      if (System.nanoTime() - end > 0) {
        throw new RemoteFailure(SigningFault.NOT_CONFIRMED, "no confirmation in " + confirmation);
      }
      pause();
      ObjectNode again = RemoteCalls.object();
      again.set("handle", answer.body().path("handle"));
      answer = calls.post("credentials/authorizeCheck", again);
    }
    return required(answer.body().path("SAD"), "no activation");
  }

  private static void pause() throws RemoteFailure {
    try {
      Thread.sleep(BETWEEN_CHECKS.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RemoteFailure(SigningFault.SILENT, e);
    }
  }

  private byte[] signed(RemoteKey key, String hash, String activation) throws RemoteFailure {
    ObjectNode asked = RemoteCalls.object();
    asked.put("credentialID", key.id()).put("SAD", activation);
    asked.putArray("hashes").add(hash);
    asked.put("hashAlgorithmOID", SHA_256).put("signAlgo", key.algorithm());
    JsonNode told = calls.post("signatures/signHash", asked).body();
    String value = required(told.path("signatures").path(0), "no signature");
    try {
      return Base64.getMimeDecoder().decode(value);
    } catch (IllegalArgumentException e) {
      throw new RemoteFailure(SigningFault.ODD, e);
    }
  }

  private static String required(JsonNode node, String missing) throws RemoteFailure {
    if (!node.isTextual() || node.asText().isEmpty()) {
      throw new RemoteFailure(SigningFault.ODD, missing);
    }
    return node.asText();
  }

  /**
   * The signature in the form that documents hold. It is checked before it comes into a document,
   * where a wrong one would stay.
   */
  private static byte[] fitting(RemoteKey key, byte[] bytes, byte[] value)
      throws GeneralSecurityException {
    return AcceptedKeys.encoded(key.certificate().getPublicKey(), bytes, value)
        .orElseThrow(
            () ->
                new RemoteFailure(SigningFault.ODD, "the signature does not fit the certificate"));
  }
}

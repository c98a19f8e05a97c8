package org.muwahhad.upload.analysis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.BoundedAnswer;

/**
 * The malware analysis platform of a state, asked over HTTP as {@code docs/malware-platform.md}
 * says. It follows no redirection, reads no more than a given length, and waits no longer than a
 * given time.
 */
final class HttpPlatform implements AnalysisPlatform {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LONGEST_ANSWER = 1024 * 1024;
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_INDICATOR = 500;
  private static final int MOST_INDICATORS = 200;
  private static final int HIGHEST_SCORE = 100;
  private static final int NOT_FOUND = 404;
  private static final Pattern TICKET = Pattern.compile("[A-Za-z0-9._~-]{1,200}+");
  private static final Pattern DOMAIN =
      Pattern.compile("(?=.{1,253}+$)[A-Za-z0-9_-]{1,63}+(?:\\.[A-Za-z0-9_-]{1,63}+)++");

  private static final Pattern IPV4 = Pattern.compile("[0-9]{1,3}+(?:\\.[0-9]{1,3}+){3}+");
  private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]{2,45}+");
  private static final Pattern URL = Pattern.compile("(?:https?|ftp)://[!-~]{1,490}+");
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}+");

  /** Whether a text is an indicator of a kind. */
  private static final Map<String, Predicate<String>> INDICATORS =
      Map.of(
          "DOMAIN", text -> DOMAIN.matcher(text).matches(),
          "IPV4", text -> IPV4.matcher(text).matches(),
          "IPV6", text -> IPV6.matcher(text).matches(),
          "URL", text -> URL.matcher(text).matches(),
          "SHA256", text -> SHA256.matcher(text).matches());

  private final String name;
  private final URI base;
  private final String token;
  private final PlatformTarget target;
  private final Duration timeout;
  private final HttpClient client;

  /**
   * A platform.
   *
   * @param certificates with which its own is checked, PEM; null for those that Java trusts
   * @param timeout for one question, from connecting to the end of the answer
   * @throws IOException when the certificates cannot be read
   */
  HttpPlatform(
      String name,
      URI base,
      String token,
      @Nullable String certificates,
      PlatformTarget target,
      Duration timeout)
      throws IOException {
    this.name = name;
    this.base = base;
    this.token = token;
    this.target = target;
    this.timeout = timeout;
    SSLParameters secure = new SSLParameters();
    secure.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .sslParameters(secure)
            .connectTimeout(timeout);
    this.client =
        (certificates == null ? builder : builder.sslContext(trusting(certificates))).build();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public PlatformAnswer submit(AnalysedFile file) throws IOException {
    HttpResponse<InputStream> answer =
        send(
            request("v1/analyses")
                .header("Content-Type", "application/octet-stream")
                .header("Idempotency-Key", file.sha256())
                .header("X-File-Sha256", file.sha256())
                .header(
                    "X-File-Name",
                    URLEncoder.encode(file.fileName(), StandardCharsets.UTF_8).replace("+", "%20"))
                .POST(HttpRequest.BodyPublishers.ofByteArray(file.bytes())));
    JsonNode body = read(answer);
    requireSuccess(answer);
    requireSame(body, file.sha256());
    String ticket = body.path("id").asText("");
    if (!TICKET.matcher(ticket).matches()) {
      throw new IOException("The platform gave no ticket");
    }
    return new TicketGiven(ticket);
  }

  @Override
  public PlatformAnswer poll(String ticket, String sha256) throws IOException {
    HttpResponse<InputStream> answer = send(request("v1/analyses/" + ticket).GET());
    JsonNode body = read(answer);
    if (answer.statusCode() == NOT_FOUND) {
      return new TicketForgotten();
    }
    requireSuccess(answer);
    requireSame(body, sha256);
    return switch (body.path("status").asText("")) {
      case "pending" -> new StillPending();
      case "failed" ->
          new NoVerdict(shortened(body.path("reason").asText("no reason"), LONGEST_INDICATOR));
      case "done" -> judged(body);
      default -> throw new IOException("The platform gave no status that we know");
    };
  }

  private static PlatformAnswer judged(JsonNode body) throws IOException {
    FileVerdict verdict =
        switch (body.path("verdict").asText("")) {
          case "malicious" -> FileVerdict.MALICIOUS;
          case "suspicious" -> FileVerdict.SUSPICIOUS;
          case "clean" -> FileVerdict.CLEAN;
          default -> throw new IOException("The platform gave no verdict that we know");
        };
    String malware = shortened(body.path("malware").asText(""), LONGEST_NAME);
    JsonNode score = body.path("score");
    return new PlatformVerdict(
        verdict,
        malware.isEmpty() ? null : malware,
        score.isInt() ? Math.max(0, Math.min(HIGHEST_SCORE, score.asInt())) : null,
        written(body),
        verdict == FileVerdict.CLEAN ? List.of() : indicators(body.path("indicators")));
  }

  /** What is not of its form is left out: it would end in the feeds of others. */
  private static List<FileIndicator> indicators(JsonNode all) {
    List<FileIndicator> found = new ArrayList<>();
    for (JsonNode one : all) {
      String kind = one.path("type").asText("").toUpperCase(Locale.ROOT);
      String content = one.path("value").asText("");
      Predicate<String> form = INDICATORS.get(kind);
      FileIndicator indicator = new FileIndicator(kind, content);
      if (form != null
          && form.test(content)
          && found.size() < MOST_INDICATORS
          && !found.contains(indicator)) {
        found.add(indicator);
      }
    }
    return found;
  }

  private static String written(JsonNode body) throws IOException {
    return JSON.writeValueAsString(body);
  }

  private HttpRequest.Builder request(String path) {
    String start = base.toString();
    return HttpRequest.newBuilder(URI.create((start.endsWith("/") ? start : start + "/") + path))
        .timeout(timeout)
        .header("Authorization", "Bearer " + token)
        .header("Accept", "application/json")
        .header("User-Agent", "Muwahhad-Analysis");
  }

  /** Whether a name is known or a port is open is for the log of the operator alone. */
  private HttpResponse<InputStream> send(HttpRequest.Builder request) throws IOException {
    try {
      target.requireReachable(base.getHost());
      return client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted", e);
    } catch (IOException e) {
      throw new IOException("The platform cannot be reached", e);
    }
  }

  private JsonNode read(HttpResponse<InputStream> answer) throws IOException {
    byte[] body = BoundedAnswer.read(answer, LONGEST_ANSWER, timeout);
    return answer.statusCode() >= 300 ? JSON.createObjectNode() : JSON.readTree(body);
  }

  private static void requireSuccess(HttpResponse<InputStream> answer) throws IOException {
    if (answer.statusCode() < 200 || answer.statusCode() > 202) {
      throw new IOException("HTTP " + answer.statusCode());
    }
  }

  private static void requireSame(JsonNode body, String sha256) throws IOException {
    if (!body.path("sha256").asText("").toLowerCase(Locale.ROOT).equals(sha256)) {
      throw new IOException("The platform speaks of another file");
    }
  }

  private static String shortened(String text, int longest) {
    String plain = text.replaceAll("\\p{C}", " ").strip();
    return plain.length() > longest ? plain.substring(0, longest) : plain;
  }

  /**
   * Certificates of a text.
   *
   * @throws IOException when there is none, or one cannot be read
   */
  static Collection<? extends Certificate> certificates(String pem) throws IOException {
    try {
      Collection<? extends Certificate> all =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(
                  new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
      if (all.isEmpty()) {
        throw new IOException("There is no certificate");
      }
      return all;
    } catch (CertificateException e) {
      throw new IOException("The certificates cannot be read", e);
    }
  }

  private static SSLContext trusting(String pem) throws IOException {
    try {
      KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
      trusted.load(null, null);
      int number = 0;
      for (Certificate one : certificates(pem)) {
        trusted.setCertificateEntry("platform-" + number++, one);
      }
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(trusted);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IOException("The certificates cannot be used", e);
    }
  }
}

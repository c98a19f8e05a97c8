package org.muwahhad.notification.webhook;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Sends one request to a receiver and reads the status of its answer. It goes to the very address
 * that {@link WebhookTarget} looked at, which clients that look names up themselves do not promise;
 * it follows no redirection, and reads no more than a line. A receiver that answers byte by byte is
 * cut off, so that it does not hold up what is sent to others.
 */
@Singleton
class CallWebhook {
  private static final int CONNECT_MILLIS = 5_000;
  private static final int ANSWER_MILLIS = 10_000;
  private static final int LONGEST_LINE = 512;
  private static final int PORT_OF_HTTPS = 443;
  private static final int PORT_OF_HTTP = 80;
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3})(?: .*+)?+");
  private final WebhookTarget target;
  private final Duration patience;

  CallWebhook(WebhookTarget target, @Value("${muwahhad.webhooks.timeout:20s}") Duration patience) {
    this.target = target;
    this.patience = patience;
  }

  /** Whether an address may be called, as far as it shows by itself. */
  boolean isAllowed(String url) {
    return target.find(url).isPresent();
  }

  /**
   * The status of the answer.
   *
   * @throws IOException when no answer comes, or the receiver may not be asked; its words are for
   *     the operator alone
   */
  int run(String url, Map<String, String> headers, byte[] body) throws IOException {
    URI uri =
        target.find(url).orElseThrow(() -> new UnknownHostException("The address is not allowed"));
    boolean secure = uri.getScheme().equalsIgnoreCase("https");
    int port = uri.getPort() > 0 ? uri.getPort() : secure ? PORT_OF_HTTPS : PORT_OF_HTTP;
    InetAddress address = target.lookUp(uri.getHost());
    try (Socket plain = new Socket()) {
      CompletableFuture<Void> end =
          CompletableFuture.runAsync(
              () -> close(plain),
              CompletableFuture.delayedExecutor(patience.toMillis(), TimeUnit.MILLISECONDS));
      try {
        plain.connect(new InetSocketAddress(address, port), CONNECT_MILLIS);
        plain.setSoTimeout(ANSWER_MILLIS);
        if (!secure) {
          return exchange(plain, uri, headers, body);
        }
        try (SSLSocket sealed = sealed(plain, uri.getHost(), port)) {
          return exchange(sealed, uri, headers, body);
        }
      } finally {
        end.cancel(false);
      }
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // Closed is closed.
    }
  }

  private static SSLSocket sealed(Socket plain, String host, int port) throws IOException {
    SSLSocket sealed =
        (SSLSocket)
            ((SSLSocketFactory) SSLSocketFactory.getDefault())
                .createSocket(plain, host, port, true);
    SSLParameters parameters = sealed.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    sealed.setSSLParameters(parameters);
    sealed.startHandshake();
    return sealed;
  }

  private static int exchange(Socket socket, URI uri, Map<String, String> headers, byte[] body)
      throws IOException {
    String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    StringBuilder head =
        new StringBuilder("POST " + path + query + " HTTP/1.1\r\n")
            .append("Host: ")
            .append(uri.getRawAuthority())
            .append("\r\nUser-Agent: Muwahhad-Webhooks\r\nContent-Type: application/json\r\n")
            .append("Content-Length: ")
            .append(body.length)
            .append("\r\nConnection: close\r\n");
    headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    OutputStream out = socket.getOutputStream();
    out.write(head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
    out.write(body);
    out.flush();
    Matcher status = STATUS.matcher(line(socket.getInputStream()));
    if (!status.matches()) {
      throw new ProtocolException("The receiver does not answer in HTTP");
    }
    return Integer.parseInt(status.group(1));
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b >= 0 && b != '\n' && line.size() < LONGEST_LINE; b = in.read()) {
      line.write(b);
    }
    return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
  }
}

package org.muwahhad.witness;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A witness over HTTP: {@code POST /add-checkpoint} and {@code GET /<hash of the log>/checkpoint}.
 * Encryption is that of the proxy before it; nothing that passes is secret.
 */
final class WitnessServer implements AutoCloseable {
  private static final int LONGEST_REQUEST = 1 << 16;
  private static final int TOO_LONG = 413;
  private static final int NOT_FOUND = 404;
  private static final int NOT_ALLOWED = 405;
  private static final int THREADS = 4;
  private static final String CHECKPOINT = "/checkpoint";
  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
  private final Witness witness;

  WitnessServer(Witness witness, InetSocketAddress address) throws IOException {
    this.witness = witness;
    this.server = HttpServer.create(address, 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      Witness.Answer answer = answerOf(exchange);
      byte[] body = answer.body().getBytes(UTF_8);
      exchange.getResponseHeaders().set("Content-Type", answer.type());
      exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private Witness.Answer answerOf(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String method = exchange.getRequestMethod();
    if (path.equals("/add-checkpoint")) {
      return method.equals("POST")
          ? add(exchange.getRequestBody())
          : Witness.Answer.of(NOT_ALLOWED, "POST\n");
    }
    if (path.endsWith(CHECKPOINT)) {
      return method.equals("GET")
          ? witness.checkpoint(path.substring(1, Math.max(1, path.length() - CHECKPOINT.length())))
          : Witness.Answer.of(NOT_ALLOWED, "GET\n");
    }
    return Witness.Answer.of(NOT_FOUND, "\n");
  }

  private Witness.Answer add(InputStream body) throws IOException {
    byte[] request = body.readNBytes(LONGEST_REQUEST + 1);
    return request.length > LONGEST_REQUEST
        ? Witness.Answer.of(TOO_LONG, "too long\n")
        : witness.addCheckpoint(new String(request, UTF_8));
  }

  @Override
  public void close() {
    server.stop(1);
    threads.shutdownNow();
  }
}

package org.muwahhad.upload.analysis;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.muwahhad.shared.Sha256;

/** A malware analysis platform that answers as {@code docs/malware-platform.md} says. */
final class PlayedPlatform implements AutoCloseable {
  static final String TOKEN = "token-of-the-played-platform";
  private final HttpServer server;
  private final Map<String, String> verdicts = new HashMap<>();
  private final Map<String, String> tickets = new HashMap<>();
  private final List<String> asked = new ArrayList<>();
  private int pending = 1;
  private int status = 200;
  private boolean other;

  PlayedPlatform() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/api/", this::answer);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/api";
  }

  /** What it will say of a file, as the fields after the status. */
  synchronized void judges(byte[] file, String fields) {
    verdicts.put(Sha256.of(file), fields);
  }

  /** Answers everything with a status; 200 for answers as they should be. */
  synchronized void answers(int with) {
    status = with;
  }

  /** How often it says that it is still at work. */
  synchronized void pends(int times) {
    pending = times;
  }

  /** Whether it speaks of another file than was asked about. */
  synchronized void speaksOfAnother(boolean wrong) {
    other = wrong;
  }

  /** What it was asked, in the order of that. */
  synchronized List<String> asked() {
    return List.copyOf(asked);
  }

  /** Forgets every ticket that it gave. */
  synchronized void forgets() {
    tickets.clear();
  }

  private synchronized void answer(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    String path = exchange.getRequestURI().getPath();
    asked.add(exchange.getRequestMethod() + " " + path);
    boolean known =
        ("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"));
    if (!known || status != 200) {
      exchange.getResponseHeaders().add("Location", "http://127.0.0.1:1/elsewhere");
      send(exchange, known ? status : 401, "{}");
    } else if (exchange.getRequestMethod().equals("POST")) {
      String sha256 = Sha256.of(body);
      String ticket = "t-" + sha256.substring(0, 8);
      tickets.put(ticket, sha256);
      boolean promised = sha256.equals(exchange.getRequestHeaders().getFirst("X-File-Sha256"));
      send(
          exchange,
          promised ? 202 : 400,
          "{\"id\":\"%s\",\"sha256\":\"%s\"}".formatted(ticket, sha256));
    } else {
      poll(exchange, path.substring(path.lastIndexOf('/') + 1));
    }
  }

  private void poll(HttpExchange exchange, String ticket) throws IOException {
    String sha256 = tickets.get(ticket);
    if (sha256 == null) {
      send(exchange, 404, "{}");
      return;
    }
    String fields = pending-- > 0 ? "\"status\":\"pending\"" : verdicts.get(sha256);
    String told = other ? "0".repeat(64) : sha256;
    send(exchange, 200, "{\"id\":\"%s\",\"sha256\":\"%s\",%s}".formatted(ticket, told, fields));
  }

  private static void send(HttpExchange exchange, int status, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}

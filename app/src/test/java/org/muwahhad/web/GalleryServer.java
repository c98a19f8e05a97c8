package org.muwahhad.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Serves rendered pages and the assets under the product's Content-Security-Policy. */
final class GalleryServer implements AutoCloseable {
  static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:;"
          + " form-action 'self'; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'";

  private final HttpServer server;
  private final Map<String, String> pages;

  GalleryServer(Map<String, String> pages) throws IOException {
    this.pages = pages;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String page = pages.get(path);
    if (page != null) {
      exchange.getResponseHeaders().set("Content-Security-Policy", POLICY);
      send(exchange, 200, "text/html; charset=utf-8", page.getBytes(StandardCharsets.UTF_8));
    } else if (path.startsWith("/assets/")) {
      asset(exchange, path);
    } else {
      send(exchange, 404, "text/plain", new byte[0]);
    }
  }

  private static void asset(HttpExchange exchange, String path) throws IOException {
    try (InputStream in = GalleryServer.class.getResourceAsStream(path)) {
      if (in == null) {
        send(exchange, 404, "text/plain", new byte[0]);
      } else {
        send(exchange, 200, type(path), in.readAllBytes());
      }
    }
  }

  private static String type(String path) {
    return switch (path.substring(path.lastIndexOf('.') + 1)) {
      case "css" -> "text/css; charset=utf-8";
      case "js" -> "text/javascript; charset=utf-8";
      case "svg" -> "image/svg+xml";
      case "woff2" -> "font/woff2";
      default -> "application/octet-stream";
    };
  }

  private static void send(HttpExchange exchange, int status, String type, byte[] body)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    try (exchange) {
      if (body.length > 0) {
        exchange.getResponseBody().write(body);
      }
    }
  }
}

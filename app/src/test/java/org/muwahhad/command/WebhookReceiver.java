package org.muwahhad.command;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A program that takes every webhook and remembers which it got. */
final class WebhookReceiver implements AutoCloseable {
  private final HttpServer server;
  private final Set<String> ids = ConcurrentHashMap.newKeySet();

  WebhookReceiver() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          ids.add(String.valueOf(exchange.getRequestHeaders().getFirst("webhook-id")));
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
  }

  /** Where it listens. */
  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
  }

  /** The {@code webhook-id} of everything that came. */
  Set<String> ids() {
    return Set.copyOf(ids);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}

package org.muwahhad.reports.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import eu.europa.esig.dss.spi.exception.DSSExternalResourceException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AuthorityLoaderTest {

  @Test
  void an_authority_does_not_send_the_service_to_another_address() throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    AtomicInteger asked = new AtomicInteger();
    server.createContext(
        "/moved",
        exchange -> {
          exchange.getResponseHeaders().add("Location", "/inside");
          exchange.sendResponseHeaders(302, -1);
          exchange.close();
        });
    server.createContext(
        "/inside",
        exchange -> {
          asked.incrementAndGet();
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
    try {
      String address = "http://127.0.0.1:" + server.getAddress().getPort() + "/moved";
      AuthorityLoader loader = new AuthorityLoader("application/pkix-crl", Duration.ofSeconds(5));

      assertThatThrownBy(() -> loader.get(address))
          .isInstanceOf(DSSExternalResourceException.class)
          .hasMessageContaining("answers 302");
      assertThat(asked).hasValue(0);
    } finally {
      server.stop(0);
    }
  }
}

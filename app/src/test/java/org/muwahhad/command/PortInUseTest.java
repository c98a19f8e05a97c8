package org.muwahhad.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Another program often has the port that the service would take. */
class PortInUseTest {
  @TempDir private Path directory;

  @Test
  void whoever_has_the_port_taken_is_told_what_to_type_before_anything_is_made() throws Exception {
    StringWriter said = new StringWriter();
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = String.valueOf(other.getLocalPort());

      int exit =
          new CommandLine(new ServeCommand())
              .setOut(new PrintWriter(said, true))
              .execute("--data-dir", directory.resolve("data").toString(), "--port", port);

      assertThat(exit).isEqualTo(1);
      assertThat(said.toString()).contains("Port " + port, "المنفذ " + port, "--port 0");
    }
    assertThat(Files.exists(directory.resolve("data"))).isFalse();
  }

  @Test
  void a_free_port_and_any_port_are_not_taken() throws Exception {
    int free;
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = probe.getLocalPort();
    }

    assertThat(PortInUse.is("127.0.0.1", free)).isFalse();
    assertThat(PortInUse.is("127.0.0.1", 0)).isFalse();
  }
}

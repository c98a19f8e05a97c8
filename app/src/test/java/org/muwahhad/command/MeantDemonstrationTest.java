package org.muwahhad.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muwahhad.access.DemoPersonQueries;
import org.muwahhad.db.TestDatabase;
import picocli.CommandLine;

/** A demonstration, with passwords that everybody knows, starts only where it is meant. */
@Tag("long")
class MeantDemonstrationTest {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @Test
  void without_being_asked_for_there_are_no_known_logins_and_no_clock_to_move() throws Exception {
    ServiceProcess service = ServiceProcess.start(TestDatabase.directory("not-meant"));
    URI address = service.address();
    service.awaitLine("Nobody can sign in yet");

    String signIn = get(address, "/sign-in").body();

    assertThat(signIn)
        .contains("name=\"password\"")
        .doesNotContain(DemoPersonQueries.PASSWORD, "admin");
    assertThat(get(address, "/api/v1/demo/clock").statusCode()).isEqualTo(404);
    assertThat(service.output())
        .contains("add-person", "لا يستطيع أحد الدخول بعد")
        .doesNotContain(DemoPersonQueries.PASSWORD);
    service.stop();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.7", "no-such-host.invalid"})
  void it_is_not_shown_to_other_machines(String host) {
    Path directory = TestDatabase.directory("others");

    for (String demo : new String[] {"--demo", "--reset-demo"}) {
      StringWriter told = new StringWriter();
      int exit =
          new CommandLine(new ServeCommand())
              .setOut(new PrintWriter(told, true))
              .execute("--data-dir", directory.toString(), demo, "--host", host, "--port", "0");

      assertThat(exit).isEqualTo(2);
      assertThat(told.toString()).contains("on this machine only", "على هذا الجهاز");
    }
    assertThat(directory).doesNotExist();
  }

  @Test
  void the_first_command_of_the_readme_asks_for_it() throws IOException {
    for (String document : new String[] {"README.md", "docs/tour.md"}) {
      assertThat(Files.readString(Path.of("..", document)))
          .contains("mvn -ntp -T2 -Dmaven.test.skip package && java @app/target/muwahhad --demo\n");
    }
  }

  private static HttpResponse<String> get(URI address, String path) throws Exception {
    return HTTP.send(
        HttpRequest.newBuilder(address.resolve(path)).build(),
        HttpResponse.BodyHandlers.ofString());
  }
}

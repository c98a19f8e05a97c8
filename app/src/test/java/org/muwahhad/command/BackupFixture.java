package org.muwahhad.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.muwahhad.TestApp;
import org.muwahhad.access.DemoPersonQueries;
import org.muwahhad.access.SignIn;
import org.muwahhad.access.Visitor;
import org.muwahhad.audit.AnchorChains;
import org.muwahhad.db.TestDatabase;
import picocli.CommandLine;

/** The commands of backups on a loaded demonstration; what they say goes to a writer. */
record BackupFixture(TestApp app, Path folder, StringWriter told) {
  static final byte[] SECRET = new byte[32];

  static {
    Arrays.fill(SECRET, (byte) 7);
  }

  /** Makes a file that a row names, and anchors the record. */
  void prepare() throws Exception {
    issueReport();
    app.get(AnchorChains.class).run();
  }

  private void issueReport() throws Exception {
    String token =
        app.get(SignIn.class)
            .run("buyer", DemoPersonQueries.PASSWORD, Visitor.at("127.0.0.1"))
            .token();
    HttpResponse<byte[]> report =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(
                        app.uri().resolve("/api/v1/tenders/1/reports/award/ARABIC/PDF"))
                    .header("Authorization", "Bearer " + token)
                    .build(),
                HttpResponse.BodyHandlers.ofByteArray());
    assertThat(report.statusCode()).isEqualTo(200);
  }

  String url() throws SQLException {
    try (Connection connection = app.connect()) {
      return connection.getMetaData().getURL();
    }
  }

  /** An empty data directory but for the key of the platform. */
  Path placeWithKeys() throws IOException {
    Path place = Files.createDirectories(folder.resolve("place"));
    Path signing = Files.createDirectories(place.resolve("signing"));
    try (Stream<Path> keys = Files.list(app.files().resolve("signing"))) {
      for (Path key : keys.toList()) {
        Files.copy(key, signing.resolve(String.valueOf(key.getFileName())));
      }
    }
    return place;
  }

  int backup(Path file) throws Exception {
    return run(
        "backup",
        file.toString(),
        "--database-url",
        url(),
        "--database-user",
        TestDatabase.server().user(),
        "--database-password",
        TestDatabase.server().password(),
        "--database-owner-user",
        TestDatabase.server().ownerUser(),
        "--database-owner-password",
        TestDatabase.server().ownerPassword(),
        "--data-dir",
        app.files().toString());
  }

  int check(byte[] bytes) throws Exception {
    return run("check-backup", file(bytes), "--data-dir", app.files().toString());
  }

  String file(byte[] bytes) throws IOException {
    return Files.write(Files.createTempFile(folder, "archive", ".backup"), bytes).toString();
  }

  Path key(String name, byte[] key) throws IOException {
    return Files.writeString(
        folder.resolve(name + ".key"), Base64.getEncoder().encodeToString(key) + "\n");
  }

  /** Runs a command with the key of the backups. */
  int run(String... arguments) throws Exception {
    List<String> all = new ArrayList<>(List.of(arguments));
    Collections.addAll(all, "--key-file", key("backup", SECRET).toString());
    return execute(all.toArray(String[]::new));
  }

  int execute(String... arguments) {
    return new CommandLine(new ServeCommand())
        .setOut(new PrintWriter(told, true))
        .execute(arguments);
  }
}

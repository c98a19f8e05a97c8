package org.muwahhad.upload.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.muwahhad.InstalledClamd;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.shared.Refusal;
import org.muwahhad.upload.FileType;
import org.muwahhad.upload.InspectFile;
import org.muwahhad.upload.InspectedFile;
import org.muwahhad.upload.OfficeFiles;
import org.muwahhad.upload.ReceiveFile;

/** Files that a scanner and a platform that is played look at. */
record AnalysisFixture(TestApp app, Actor buyer) {
  static final String MALICIOUS =
      "\"status\":\"done\",\"verdict\":\"malicious\",\"malware\":\"Trojan.Test\",\"score\":97,"
          + "\"indicators\":[{\"type\":\"domain\",\"value\":\"bad.example\"},"
          + "{\"type\":\"domain\",\"value\":\"not a domain\"},"
          + "{\"type\":\"url\",\"value\":\"https://bad.example/it's\"}]";
  static final String CLEAN = "\"status\":\"done\",\"verdict\":\"clean\",\"score\":1";
  private static final AtomicInteger MADE = new AtomicInteger();

  /** Settings of a service that asks when it is told to. */
  static Map<String, Object> settings(InstalledClamd clamd) {
    return Map.of(
        "muwahhad.scanner.address",
        clamd.tcp(),
        "muwahhad.scanner.interval",
        "1h",
        "muwahhad.analysis.interval",
        "1h",
        "muwahhad.analysis.poll",
        "0s",
        "muwahhad.analysis.feed-lag-seconds",
        "0",
        "muwahhad.analysis.hosts",
        "127.0.0.1");
  }

  /** Connects the service with a platform. */
  static PlayedPlatform connect(TestApp app, Actor administrator) {
    PlayedPlatform platform = new PlayedPlatform();
    app.get(ConnectPlatform.class)
        .run(
            administrator,
            new ConnectPlatform.PlatformForm("CERT", platform.url(), PlayedPlatform.TOKEN, ""));
    return platform;
  }

  /** A number that no file had before. */
  static int next() {
    return MADE.getAndIncrement();
  }

  static byte[] infected() {
    return OfficeFiles.pdf(
        next() + new String(InstalledClamd.testText(), StandardCharsets.US_ASCII));
  }

  void refuse(String name, byte[] file) {
    assertThatThrownBy(() -> inspect(name, file))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            r -> assertThat(r.faults().get(0).code()).isEqualTo("upload.infected"));
  }

  InspectedFile inspect(String name, byte[] file) {
    return app.get(ReceiveFile.class)
        .inspect(
            buyer,
            Role.CENTRAL_BUYER,
            new InspectFile.UploadedFile("file", name, file),
            FileType.DOCUMENTS);
  }
}

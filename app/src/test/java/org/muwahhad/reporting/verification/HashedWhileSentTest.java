package org.muwahhad.reporting.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.util.internal.PlatformDependent;
import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.net.http.HttpRequest;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.web.RawConnection;

/** Anybody may send a file to be verified: it takes up no room meanwhile. */
@Tag("long")
class HashedWhileSentTest {
  private static final TestApp APP = TestApp.start();
  private static final int MEGABYTE = 1024 * 1024;
  private static final int LENGTH = 31 * MEGABYTE;

  @BeforeEach
  void nobody_asked_before() {
    APP.sql("DELETE FROM sign_in_throttle");
  }

  @Test
  void files_that_many_send_at_once_are_hashed_and_not_held()
      throws IOException, NoSuchAlgorithmException {
    byte[] piece = new byte[MEGABYTE];
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    for (int i = 0; i < LENGTH / MEGABYTE; i++) {
      digest.update(piece);
    }
    String sha256 = HexFormat.of().formatHex(digest.digest());
    long before = used();
    List<RawConnection> senders = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      RawConnection sender = RawConnection.to(APP);
      senders.add(sender);
      sender.beginFile("/verify/files", "Connection: close\r\n", LENGTH);
      for (int sent = 1; sent < LENGTH / MEGABYTE; sent++) {
        sender.send(piece);
      }
    }

    long held = used() - before;
    for (RawConnection sender : senders) {
      String answer = sender.send(piece).send("\r\n--part--\r\n").untilClosed();
      assertThat(answer).startsWith("HTTP/1.1 200");
      assertThat(answer).contains(sha256);
      sender.close();
    }

    assertThat(held).isLessThan(60L * MEGABYTE);
  }

  @Test
  void who_asks_too_often_is_told_before_the_file_is_read() throws IOException {
    Browserless visitor = Browserless.at(APP);
    for (int i = 0; i < 30; i++) {
      visitor.get("/verify/files?sha256=" + "0".repeat(64));
    }

    try (RawConnection sender = RawConnection.to(APP)) {
      sender.beginFile("/verify/files", "", LENGTH);

      assertThat(sender.status()).startsWith("HTTP/1.1 429");
    }
  }

  @Test
  void a_form_that_is_none_or_without_a_file_is_told() {
    Browserless visitor = Browserless.at(APP);

    assertThat(visitor.upload("/verify/files", "x.pdf", "").statusCode()).isEqualTo(422);
    assertThat(
            visitor.uploadAs("other", "/verify/files", "x.pdf", "content", Map.of()).statusCode())
        .isEqualTo(422);
    assertThat(
            visitor
                .send(
                    visitor
                        .request("/verify/files")
                        .header("Content-Type", "multipart/form-data")
                        .POST(HttpRequest.BodyPublishers.ofString("x"))
                        .build())
                .statusCode())
        .isEqualTo(400);
  }

  private static long used() {
    System.gc();
    long direct =
        ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
            .mapToLong(BufferPoolMXBean::getMemoryUsed)
            .sum();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed()
        + direct
        + Math.max(0, PlatformDependent.usedDirectMemory());
  }
}

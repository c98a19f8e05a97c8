package org.muwahhad.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Role;
import org.muwahhad.audit.ToldFixtures;
import org.muwahhad.audit.VerifyAudit;
import org.muwahhad.shared.ObjectStore;
import org.muwahhad.shared.Sha256;

/**
 * A file of the store that is not the one that was sent or issued is not handed out, and the
 * verification of the record finds it.
 */
class StoredFilesTest {
  private static final int LARGE = 3 << 20;
  private static final TestApp APP = TestApp.start();
  private static final byte[] REPORT = {1, 2, 3};
  private static final String KEY = "reports/" + Sha256.of(REPORT) + ".pdf";

  @BeforeAll
  static void an_issued_report() {
    long person = World.in(APP).aPersonWho(Role.CENTRAL_BUYER).personId();
    APP.get(ObjectStore.class).put(KEY, REPORT);
    APP.sql(
        """
        INSERT INTO issued_report (subject, subject_id, part, report, edition, format, data_sha256,
               sha256, byte_count, stored_as, issued_by, issued_at)
        VALUES ('ROUND', 1, '', 'DEMAND_SUMMARY', 'ENGLISH', 'PDF', REPEAT('a', 64), '%s', 3, '%s',
                %d, UTC_TIMESTAMP(6))"""
            .formatted(Sha256.of(REPORT), KEY, person));
    ToldFixtures.in(APP);
  }

  @Test
  void a_file_that_was_changed_is_not_handed_out_be_it_small_or_large() throws IOException {
    ObjectStore store = APP.get(ObjectStore.class);
    for (int size : List.of(10, LARGE)) {
      byte[] bytes = new byte[size];
      String key = "item-files/" + Sha256.of(bytes);
      store.put(key, bytes);
      try (InputStream kept = store.open(key)) {
        assertThat(kept.readAllBytes()).isEqualTo(bytes);
      }
      bytes[size - 1]++;
      Files.write(file(key), bytes);

      assertThatThrownBy(() -> store.open(key)).hasMessage("shared.file-changed");
    }
  }

  @Test
  void a_file_of_a_row_that_was_changed_or_is_gone_is_found() throws IOException {
    assertThat(faults()).isEmpty();

    Files.write(file(KEY), new byte[] {1, 2, 4});
    assertThat(faults())
        .containsExactly("the stored file " + KEY + " is not the file that was sent or issued");

    Files.delete(file(KEY));
    assertThat(faults())
        .containsExactly("the stored file " + KEY + " is missing or cannot be read");

    APP.get(ObjectStore.class).put(KEY, REPORT);
    assertThat(faults()).isEmpty();
  }

  private static Path file(String key) {
    return APP.files().resolve("files").resolve(key);
  }

  private static List<String> faults() {
    return APP.get(VerifyAudit.class).run().faults();
  }
}

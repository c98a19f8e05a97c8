package org.muwahhad.organisation.supplier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.access.SignedLinks;
import org.muwahhad.shared.Language;
import org.muwahhad.shared.ObjectStore;
import org.muwahhad.shared.Sha256;
import org.muwahhad.upload.SweptStore;

/** What a stranger with a mailbox sends is replaced, and never grows in the store. */
class KeptCertificatesTest {
  private static final int MOST_IN_A_DAY = 12;
  private static final TestApp APP =
      TestApp.start(Map.of("muwahhad.certificates.most-in-a-day", MOST_IN_A_DAY));
  private static final String UNTIL =
      LocalDate.now(ZoneId.of("Asia/Riyadh")).plusDays(100).toString();
  private static int addresses;
  private final Browserless company = Browserless.at(APP);
  private String documents = "";

  @BeforeEach
  void aRegistrationIsBegun() {
    String email = "files" + ++addresses + "@oasis.example";
    APP.get(AskForRegistration.class).run(email, Language.EN, email);
    String link =
        APP.get(SignedLinks.class)
            .outgoing(
                APP.ask("SELECT href FROM notice WHERE href LIKE '%~' ORDER BY id DESC LIMIT 1"));
    documents = link + "/documents";
    company.get("/language/en");
    company.get(link);
  }

  @Test
  void a_certificate_that_is_replaced_again_and_again_lies_in_the_store_once() throws IOException {
    long before = stored();

    for (int i = 0; i < 8; i++) {
      assertThat(send("TAX", own("one " + i)).statusCode()).isEqualTo(200);
    }

    assertThat(stored()).isEqualTo(before + 1);
    assertThat(lies(own("one 7"))).isTrue();
    assertThat(
            APP.ask(
                "SELECT COUNT(*) FROM file_scan WHERE stored_as = 'supplier-documents/"
                    + Sha256.of(bytes(own("one 0")))
                    + "'"))
        .isEqualTo("0");
  }

  @Test
  void what_another_row_names_stays_when_it_is_replaced_in_one() {
    send("TAX", own("shared"));
    send("CHAMBER", own("shared"));

    send("TAX", own("other"));
    assertThat(lies(own("shared"))).isTrue();

    send("CHAMBER", own("other"));
    assertThat(lies(own("shared"))).isFalse();
    assertThat(lies(own("other"))).isTrue();

    send("TAX", own("shared"));
    assertThat(lies(own("shared"))).as("what was deleted comes again").isTrue();
  }

  @Test
  void so_many_are_taken_in_a_day_and_more_are_refused_in_both_languages() throws IOException {
    for (int i = 0; i < MOST_IN_A_DAY; i++) {
      assertThat(send("TAX", own("day " + i)).statusCode()).isEqualTo(200);
    }
    long before = stored();

    HttpResponse<String> english = send("CHAMBER", own("more"));
    company.get("/language/ar");
    HttpResponse<String> arabic = send("CHAMBER", own("more"));

    assertThat(english.statusCode()).isEqualTo(429);
    assertThat(english.body()).contains("At most 12 are accepted per day");
    assertThat(arabic.body()).contains("الحد الأقصى 12 في اليوم");
    assertThat(stored()).isEqualTo(before);
  }

  @Test
  void what_no_row_names_is_swept_up_after_a_day_from_every_folder_of_uploads() throws IOException {
    ObjectStore store = APP.get(ObjectStore.class);
    send("TAX", own("named"));
    SweptStore swept = new SweptStore(APP);
    assertThat(swept.folders())
        .contains(
            "supplier-documents",
            "item-files",
            "dossier-documents",
            "complaints",
            "breaches",
            "delivery-photos");
    for (String folder : swept.folders()) {
      byte[] left = bytes("left in " + folder);
      store.put(folder + "/" + Sha256.of(left), left);
    }

    assertThat(swept.run()).as("younger than a day").isZero();
    for (String folder : swept.folders()) {
      try (Stream<Path> files = Files.list(APP.files().resolve("files").resolve(folder))) {
        for (Path file : files.toList()) {
          Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(2, ChronoUnit.DAYS)));
        }
      }
    }

    assertThat(swept.run()).isGreaterThanOrEqualTo(swept.folders().size());
    assertThat(lies(own("named"))).isTrue();
    assertThat(swept.run()).isZero();
  }

  private HttpResponse<String> send(String kind, String content) {
    return company.upload(documents, "a.pdf", content, Map.of("kind", kind, "expiresOn", UNTIL));
  }

  /** A file that no other test sends. */
  private String own(String text) {
    return "%PDF-1.4\n" + documents + text + "\n%%EOF\n";
  }

  private static byte[] bytes(String content) {
    return content.getBytes(StandardCharsets.UTF_8);
  }

  private static boolean lies(String content) {
    return Files.exists(
        APP.files().resolve("files/supplier-documents").resolve(Sha256.of(bytes(content))));
  }

  private static long stored() throws IOException {
    Path folder = APP.files().resolve("files/supplier-documents");
    if (!Files.exists(folder)) {
      return 0;
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.count();
    }
  }
}

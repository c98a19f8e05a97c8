package org.muwahhad.catalog.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Refusal;

class ItemFilesTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final CatalogFixture CATALOG = CatalogFixture.in(APP, WORLD);
  private static final Bilingual TEXT = new Bilingual("حاسوب مفتوح", "An open laptop");
  private static final byte[] SHEET = "%PDF-1.4\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);

  @Test
  void an_image_and_a_data_sheet_are_shown_on_the_page_and_sent_with_safe_headers()
      throws IOException {
    String code = CATALOG.aLaptop();
    attach(code, image(1), "laptop.png");
    attach(code, SHEET, "laptop.pdf");
    ItemFiles.ItemFile image = APP.get(ItemFiles.class).list(code).get(0);
    ItemFiles.ItemFile sheet = APP.get(ItemFiles.class).list(code).get(1);

    Browserless reader = Browserless.signedInAs(APP, WORLD.aPersonWho(Role.AUDITOR));
    assertThat(reader.get("/catalog/" + code).body())
        .contains("alt=\"An open laptop\"", "/files/" + image.id(), "/files/" + sheet.id());
    HttpResponse<String> shown = reader.get("/catalog/" + code + "/files/" + image.id());
    assertThat(shown.headers().firstValue("Content-Type")).hasValue("image/png");
    assertThat(shown.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(shown.headers().allValues("Content-Security-Policy").toString()).contains("sandbox");
    HttpResponse<String> saved = reader.get("/catalog/" + code + "/files/" + sheet.id());
    assertThat(saved.headers().firstValue("Content-Disposition").orElseThrow())
        .startsWith("attachment");
    assertThat(CATALOG.lastActOn(code)).isEqualTo("catalog.file-attached");
  }

  @Test
  void what_a_file_is_its_content_tells_and_not_its_name() {
    String code = CATALOG.aLaptop();
    byte[] script = "<html><script>alert(1)</script></html>".getBytes(StandardCharsets.UTF_8);
    byte[] drawing = "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(StandardCharsets.UTF_8);

    assertRefused(code, script, "file catalog.file-kind");
    assertRefused(code, drawing, "file catalog.file-kind");
    assertRefused(code, new byte[0], "file shared.missing");
  }

  @Test
  void size_repetition_and_missing_words_are_refused() throws IOException {
    String code = CATALOG.aLaptop();
    byte[] large = Arrays.copyOf(image(2), 5 * AttachFile.MEGABYTE + 1);
    assertRefused(code, large, "file catalog.file-too-large");
    attach(code, SHEET, "a.pdf");
    assertRefused(code, SHEET, "file catalog.file-repeated");
    assertThatThrownBy(
            () ->
                APP.get(AttachFile.class)
                    .run(CATALOG.manager(), code, image(3), "a.png", new Bilingual("", "x")))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            r -> assertThat(r.faults().get(0).field()).isEqualTo("textAr"));
  }

  @Test
  void a_removed_file_is_gone_from_the_page_and_stays_in_the_record() throws IOException {
    String code = CATALOG.aLaptop();
    attach(code, image(4), "a.png");
    long id = APP.get(ItemFiles.class).list(code).get(0).id();

    APP.get(RemoveFile.class).run(CATALOG.manager(), code, id);

    assertThat(APP.get(ItemFiles.class).list(code)).isEmpty();
    assertThat(CATALOG.lastActOn(code)).isEqualTo("catalog.file-removed");
    assertThatThrownBy(() -> APP.get(RemoveFile.class).run(CATALOG.manager(), code, id))
        .isInstanceOf(Refusal.NotFound.class);
    assertThatThrownBy(() -> APP.sql("UPDATE item_file SET text_en = 'y' WHERE id = " + id))
        .hasMessageContaining("catalog.file-fixed");
    assertThatThrownBy(() -> APP.sql("DELETE FROM item_file WHERE id = " + id))
        .hasMessageContaining("catalog.file-fixed");
  }

  @Test
  void the_database_takes_no_other_kind_no_giant_and_no_silence() throws IOException {
    String code = CATALOG.aLaptop();
    attach(code, image(5), "a.png");
    String copy =
        "INSERT INTO item_file (item_id, content_type, file_name, byte_count, sha256, text_ar,"
            + " text_en, added_by, added_at) SELECT item_id, %s, 'x', %s, sha256, %s, 'x',"
            + " added_by, added_at FROM (SELECT * FROM item_file ORDER BY id DESC LIMIT 1) f";

    assertThatThrownBy(() -> APP.sql(copy.formatted("'image/svg+xml'", "9", "'x'")))
        .hasMessageContaining("ck_item_file_type");
    assertThatThrownBy(() -> APP.sql(copy.formatted("'image/png'", "5242881", "'x'")))
        .hasMessageContaining("ck_item_file_size");
    assertThatThrownBy(() -> APP.sql(copy.formatted("'image/png'", "9", "''")))
        .hasMessageContaining("ck_item_file_text");
  }

  @Test
  void only_the_catalog_manager_attaches_and_removes() {
    String code = CATALOG.aLaptop();
    Actor buyer = WORLD.aPersonWho(Role.CENTRAL_BUYER);

    assertThatThrownBy(() -> APP.get(AttachFile.class).run(buyer, code, SHEET, "a.pdf", TEXT))
        .isInstanceOf(Refusal.NotPermitted.class);
    assertThatThrownBy(() -> APP.get(RemoveFile.class).run(buyer, code, 1))
        .isInstanceOf(Refusal.NotPermitted.class);
    assertThat(Browserless.signedInAs(APP, buyer).get("/catalog/" + code + "/files").statusCode())
        .isEqualTo(403);
    assertThat(
            Browserless.signedInAs(APP, CATALOG.manager())
                .get("/catalog/" + code + "/files")
                .body())
        .contains("No images or data sheets yet", "Attach the file");
  }

  private static void attach(String code, byte[] bytes, String name) {
    APP.get(AttachFile.class).run(CATALOG.manager(), code, bytes, name, TEXT);
  }

  private static void assertRefused(String code, byte[] bytes, String fault) {
    assertThatThrownBy(() -> attach(code, bytes, "innocent.png"))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            r ->
                assertThat(r.faults())
                    .extracting(f -> f.field() + " " + f.code())
                    .containsExactly(fault));
  }

  private static byte[] image(int width) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(width, 2, BufferedImage.TYPE_INT_RGB), "png", bytes);
    return bytes.toByteArray();
  }
}

package org.muwahhad.bid.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.io.StringReader;
import java.lang.reflect.Constructor;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muwahhad.bid.SealedPart;

/** Whatever was sealed before opens with the code of today, each in the form it was stored in. */
class SealedBeforeTest {
  private static final String TENDER = "JT-2026-001";
  private static final Properties KEPT = kept();

  @Test
  void a_bid_that_was_sealed_before_opens() throws Exception {
    byte[] bid =
        Seal.unlock(proof(), bytes("locked-private-keyset"), bytes("opening-secret"))
            .open(SealContexts.bid(TENDER, "CR-1"), bytes("sealed-bid"));

    assertThat(text(bid)).isEqualTo("العرض 17.250 KWD");
  }

  @Test
  void a_member_s_key_that_was_locked_before_opens_the_shares_sealed_to_it() {
    UnlockedKey member =
        UnlockedKey.unlock(
            bytes("locked-member-key"), line("member-fingerprint"), bytes("passphrase-key"));

    assertThat(member.fingerprint()).isEqualTo(line("member-fingerprint"));
    assertThat(text(member.open(SealContexts.share(TENDER, 2), bytes("sealed-share"))))
        .isEqualTo("a share");
  }

  @Test
  void the_vault_opens_what_it_wrapped_before() throws Exception {
    FolderVault vault = new FolderVault("/nonexistent", line("vault-key"));

    assertThat(text(vault.unwrapShare(proof(), 1, bytes("wrapped-share")))).isEqualTo("a share");
    assertThat(text(vault.openDraft(7, bytes("sealed-draft")))).isEqualTo("a draft");
    assertThat(text(vault.openDocument(9, bytes("kept-document")))).isEqualTo("a document");
  }

  @Test
  void a_document_that_was_sealed_before_opens_for_its_own_place_only() throws Exception {
    assertThat(text(opened(bytes("document"), SealContexts.document(7, 9))))
        .isEqualTo("%PDF-1.7 a document");
    assertThatThrownBy(() -> opened(bytes("document"), SealContexts.document(8, 9)))
        .isInstanceOf(IOException.class);
  }

  /** Of all pieces the one that was changed, cut off or left out is missed, wherever it lies. */
  @ParameterizedTest
  @ValueSource(ints = {10, 60, 1024 * 1024 - 1, 1024 * 1024, 2_000_000})
  void a_document_that_was_changed_or_cut_anywhere_does_not_open(int at) throws Exception {
    byte[] whole = sealed(2_500_000);
    byte[] changed = whole.clone();
    changed[at] ^= 1;

    assertThatThrownBy(() -> opened(changed, "here")).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> opened(Arrays.copyOf(whole, at), "here"))
        .isInstanceOf(IOException.class);
  }

  /** Pieces of another size would open none of the documents that are longer than one. */
  @Test
  void a_document_is_sealed_in_pieces_of_a_mebibyte_with_a_tag_each() throws Exception {
    int head = 40;
    int tag = 16;
    int fillsOne = 1024 * 1024 - head - tag;

    assertThat(sealed(fillsOne)).hasSize(1024 * 1024);
    assertThat(sealed(fillsOne + 1)).hasSize(1024 * 1024 + 1 + tag);
    assertThat(opened(sealed(fillsOne + 1), "here")).hasSize(fillsOne + 1);
  }

  private static byte[] sealed(int length) throws IOException {
    ByteArrayOutputStream sealed = new ByteArrayOutputStream();
    try (OutputStream to = DocumentCipher.encrypting(bytes("document-key"), "here", sealed)) {
      to.write(new byte[length]);
    }
    return sealed.toByteArray();
  }

  private static byte[] opened(byte[] sealed, String context) throws IOException {
    try (InputStream clear =
        DocumentCipher.decrypting(
            bytes("document-key"), context, new ByteArrayInputStream(sealed))) {
      return clear.readAllBytes();
    }
  }

  /** What the opening would hold after the deadline; code cannot make one. */
  private static DeadlinePassed proof() throws ReflectiveOperationException {
    Constructor<?> maker = DeadlinePassed.class.getDeclaredConstructors()[0];
    maker.setAccessible(true);
    return (DeadlinePassed) maker.newInstance(1L, TENDER, SealedPart.BID, Instant.EPOCH);
  }

  private static String line(String name) {
    return Objects.requireNonNull(KEPT.getProperty(name), name);
  }

  private static byte[] bytes(String name) {
    return Base64.getDecoder().decode(line(name));
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static Properties kept() {
    try (InputStream file =
        Objects.requireNonNull(
            SealedBeforeTest.class.getResourceAsStream("/bid/sealed-before.properties"))) {
      Reader text = new StringReader(text(file.readAllBytes()));
      Properties kept = new Properties();
      kept.load(text);
      return kept;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}

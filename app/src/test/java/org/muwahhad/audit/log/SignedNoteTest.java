package org.muwahhad.audit.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Notes, keys and checkpoints as C2SP has them; the first example is that of its text. */
class SignedNoteTest {
  private static final String KEY =
      "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";
  private static final String NOTE =
      """
      This is an example message.

      — example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=
      """;
  private static final String CHECKPOINT =
      """
      example.com/behind-the-sofa
      20852163
      CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

      — example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
      """;

  @Test
  void the_example_of_the_specification_verifies() {
    NoteKey key = NoteKey.find(KEY).orElseThrow();
    SignedNote note = SignedNote.find(NOTE).orElseThrow();

    assertThat(note.text()).isEqualTo("This is an example message.\n");
    assertThat(key.verifies(note.text(), note.signatures().get(0))).isTrue();
    assertThat(key.verifies("This is another message.\n", note.signatures().get(0))).isFalse();
    assertThat(key.written()).isEqualTo(KEY);
    assertThat(note.written()).isEqualTo(NOTE);
  }

  @Test
  void a_signature_under_another_name_or_as_another_kind_does_not_verify() {
    NoteKey key = NoteKey.find(KEY).orElseThrow();
    SignedNote note = SignedNote.find(NOTE).orElseThrow();
    SignedNote.NoteSignature signature = note.signatures().get(0);

    assertThat(
            key.verifies(
                note.text(),
                new SignedNote.NoteSignature(
                    "example.com/bar", signature.keyId(), signature.signature())))
        .isFalse();
    NoteKey asWitness = new NoteKey(key.name(), NoteKey.WITNESS, key.publicKey());
    assertThat(asWitness.id()).isNotEqualTo(key.id());
    assertThat(asWitness.verifies(note.text(), signature)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "example.com/foo",
        "example.com/foo+530d903b+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
        "example.com/bar+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
        "example.com foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
        "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U"
      })
  void what_is_no_key_is_not_read(String written) {
    assertThat(NoteKey.find(written)).isEmpty();
  }

  @Test
  void the_checkpoint_of_the_specification_is_read() {
    SignedNote note = SignedNote.find(CHECKPOINT).orElseThrow();
    Checkpoint checkpoint = Checkpoint.find(note).orElseThrow();

    assertThat(checkpoint)
        .isEqualTo(
            new Checkpoint(
                "example.com/behind-the-sofa",
                20_852_163,
                "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I="));
    assertThat(checkpoint.text()).isEqualTo(note.text());
  }

  @ParameterizedTest
  @ValueSource(strings = {"020852163", "-1", "+7", "1e3", "٢٠", "", "9999999999999999999"})
  void a_size_with_another_spelling_is_none(String size) {
    String forged = CHECKPOINT.replace("20852163", size);
    assertThat(SignedNote.find(forged).flatMap(Checkpoint::find)).isEmpty();
  }

  @Test
  void a_note_without_signatures_or_with_control_characters_is_none() {
    assertThat(SignedNote.find("text\n\n")).isEmpty();
    assertThat(SignedNote.find("text\n")).isEmpty();
    assertThat(SignedNote.find(NOTE.replace("example message", "example\tmessage"))).isEmpty();
    assertThat(SignedNote.find(NOTE.strip())).isEmpty();
    assertThat(SignedNote.find(NOTE + "no signature\n")).isEmpty();
  }
}

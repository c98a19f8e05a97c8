package org.muwahhad.witness;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muwahhad.audit.log.NaiveTree;
import org.muwahhad.audit.log.NoteKey;
import org.muwahhad.audit.log.SignedNote;

/**
 * A witness co-signs what goes on from the checkpoint that it co-signed last, and nothing else,
 * whatever the log sends it. Checkpoints and proofs are made here, apart from its code.
 */
class WitnessTest {
  private static final String ORIGIN = "muwahhad.example/log";
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2027-01-03T09:00:00Z"));
  private static final KeyPair LOG = pair();

  @TempDir private Path folder = Path.of("");
  private final NaiveTree tree = new NaiveTree();
  private final WitnessKey key = WitnessKey.create("witness.example.om", new SecureRandom());

  @BeforeEach
  void a_log_of_ten_entries() {
    for (int i = 0; i < 10; i++) {
      tree.add(("entry " + i).getBytes(UTF_8));
    }
  }

  @Test
  void it_co_signs_the_first_checkpoint_and_those_that_go_on_from_it() throws IOException {
    Witness witness = witness();

    Witness.Answer first = witness.addCheckpoint(request(0, 3, tree));
    Witness.Answer second = witness.addCheckpoint(request(3, 10, tree));
    Witness.Answer again = witness.addCheckpoint(request(10, 10, tree));

    assertThat(List.of(first, second, again)).extracting(Witness.Answer::status).containsOnly(200);
    NoteKey verifier = NoteKey.find(key.verifier().written()).orElseThrow();
    assertThat(verifier.verifies(text(10, tree), signature(second))).isTrue();
    assertThat(verifier.verifies(text(9, tree), signature(second))).isFalse();
    assertThat(second.body()).startsWith("— witness.example.om ").endsWith("\n");
  }

  @Test
  void it_tells_its_size_to_a_log_that_does_not_know_it() throws IOException {
    Witness witness = witness();
    witness.addCheckpoint(request(0, 7, tree));

    Witness.Answer answer = witness.addCheckpoint(request(0, 10, tree));

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.type()).isEqualTo("text/x.tlog.size");
    assertThat(answer.body()).isEqualTo("7\n");
  }

  @Test
  void it_refuses_a_view_that_was_split_from_the_one_it_co_signed() throws IOException {
    Witness witness = witness();
    witness.addCheckpoint(request(0, 7, tree));
    NaiveTree other = new NaiveTree();
    for (int i = 0; i < 10; i++) {
      other.add(("rewritten " + i).getBytes(UTF_8));
    }

    assertThat(witness.addCheckpoint(request(7, 10, other)).status())
        .as("its own proof leads from another tree")
        .isEqualTo(422);
    assertThat(witness.addCheckpoint(request(7, 7, other)).status())
        .as("another root of the same size")
        .isEqualTo(422);
    assertThat(witness.addCheckpoint(request(7, 10, tree)).status())
        .as("the true log goes on")
        .isEqualTo(200);
  }

  @Test
  void it_refuses_a_smaller_tree() throws IOException {
    Witness witness = witness();
    witness.addCheckpoint(request(0, 7, tree));

    assertThat(witness.addCheckpoint(request(0, 5, tree)).status()).isEqualTo(409);
    assertThat(witness.addCheckpoint("old 7\n\n" + signed(text(5, tree), LOG, ORIGIN)).status())
        .isEqualTo(400);
  }

  @Test
  void it_refuses_a_checkpoint_that_the_log_did_not_sign() throws IOException {
    Witness witness = witness();
    String note = signed(text(7, tree), LOG, ORIGIN);

    assertThat(witness.addCheckpoint("old 0\n\n" + signed(text(7, tree), pair(), ORIGIN)).status())
        .as("another key")
        .isEqualTo(403);
    assertThat(witness.addCheckpoint("old 0\n\n" + note.replace("\n7\n", "\n8\n")).status())
        .as("the text was changed")
        .isEqualTo(403);
    String other = text(7, tree).replace(ORIGIN, "other.example/log");
    assertThat(
            witness.addCheckpoint("old 0\n\n" + signed(other, LOG, "other.example/log")).status())
        .as("a log that it does not know")
        .isEqualTo(404);
    assertThat(witness.addCheckpoint("old 0\n\n" + note).status()).isEqualTo(200);
  }

  @Test
  void it_refuses_what_is_no_request() throws IOException {
    Witness witness = witness();
    String note = signed(text(7, tree), LOG, ORIGIN);

    for (String request :
        List.of(
            "",
            note,
            "old 00\n\n" + note,
            "old -1\n\n" + note,
            "old 0\nno hash\n\n" + note,
            "old 0\n\n" + text(7, tree))) {
      assertThat(witness.addCheckpoint(request).status()).isEqualTo(400);
    }
    assertThat(
            witness
                .addCheckpoint(
                    "old 0\n" + Base64.getEncoder().encodeToString(new byte[32]) + "\n\n" + note)
                .status())
        .as("a proof from nothing")
        .isEqualTo(422);
  }

  @Test
  void what_it_co_signed_outlives_it_and_its_key_lies_in_a_file() throws IOException {
    witness().addCheckpoint(request(0, 7, tree));
    Path file = folder.resolve("key");
    key.write(file);
    WitnessKey read = WitnessKey.read(file);
    Witness later = new Witness(read, logs(), new CheckpointStore(folder), CLOCK);

    assertThat(read.verifier().written()).isEqualTo(key.verifier().written());
    assertThat(later.addCheckpoint(request(0, 10, tree)).body()).isEqualTo("7\n");
    assertThat(later.checkpoint(Hashes.hex(ORIGIN)).body())
        .contains("— " + ORIGIN, "— witness.example.om ");
    assertThat(later.checkpoint(Hashes.hex("other")).status()).isEqualTo(404);
  }

  @Test
  void it_co_signs_nothing_once_its_checkpoint_was_put_back() throws IOException {
    Witness witness = witness();
    witness.addCheckpoint(request(0, 5, tree));
    Path file = file(".checkpoint");
    String early = Files.readString(file);
    witness.addCheckpoint(request(5, 7, tree));

    Files.writeString(file, early);

    assertThat(witness.addCheckpoint(request(5, 10, tree)).status()).isEqualTo(500);
    assertThatThrownBy(() -> witness().requireSound())
        .isInstanceOf(CheckpointStore.RolledBackException.class);
  }

  @Test
  void it_co_signs_nothing_once_a_file_is_gone_or_its_journal_was_changed() throws IOException {
    Witness witness = witness();
    witness.addCheckpoint(request(0, 5, tree));
    witness.addCheckpoint(request(5, 7, tree));
    String journal = Files.readString(file(".journal"));
    String checkpoint = Files.readString(file(".checkpoint"));

    Files.delete(file(".checkpoint"));
    assertThatThrownBy(() -> witness().requireSound()).isInstanceOf(IOException.class);
    Files.writeString(file(".checkpoint"), checkpoint);
    witness().requireSound();
    Files.writeString(file(".journal"), journal.replaceFirst("5 ", "6 "));
    assertThatThrownBy(() -> witness().requireSound()).isInstanceOf(IOException.class);
    Files.delete(file(".journal"));
    assertThatThrownBy(() -> witness().requireSound()).isInstanceOf(IOException.class);
  }

  @Test
  void a_checkpoint_that_was_not_put_in_its_place_when_the_machine_stopped_is_put_there()
      throws IOException {
    Witness witness = witness();
    witness.addCheckpoint(request(0, 5, tree));
    String early = Files.readString(file(".checkpoint"));
    witness.addCheckpoint(request(5, 7, tree));
    String late = Files.readString(file(".checkpoint"));

    Files.writeString(file(".checkpoint"), early);
    Files.writeString(file(".new"), late);

    assertThat(witness().addCheckpoint(request(7, 10, tree)).status()).isEqualTo(200);
  }

  @Test
  void it_answers_over_http() throws Exception {
    try (WitnessServer server =
        new WitnessServer(witness(), new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
      URI uri = URI.create("http://127.0.0.1:" + server.port());

      assertThat(post(uri.resolve("/add-checkpoint"), request(0, 10, tree)).statusCode())
          .isEqualTo(200);
      assertThat(post(uri.resolve("/add-checkpoint"), "x".repeat(70_000)).statusCode())
          .isEqualTo(413);
      HttpResponse<String> read =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(uri.resolve("/" + Hashes.hex(ORIGIN) + "/checkpoint"))
                      .build(),
                  HttpResponse.BodyHandlers.ofString());
      assertThat(read.body()).startsWith(ORIGIN + "\n10\n");
    }
  }

  @Test
  void its_command_makes_a_key_and_explains_itself() throws IOException {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(printed, true, UTF_8);

    assertThat(
            WitnessMain.run(
                List.of("key", "witness.example.qa", folder.resolve("qa").toString()), out))
        .isZero();
    String verifier = printed.toString(UTF_8).strip();
    assertThat(NoteKey.find(verifier)).isPresent();
    assertThat(WitnessKey.read(folder.resolve("qa")).verifier().written()).isEqualTo(verifier);
    assertThat(
            WitnessMain.run(
                List.of("key", "witness.example.qa", folder.resolve("qa").toString()), out))
        .isEqualTo(2);
    assertThat(printed.toString(UTF_8)).contains("There is a file already");
    assertThat(WitnessKey.read(folder.resolve("qa")).verifier().written()).isEqualTo(verifier);
    assertThat(WitnessMain.run(List.of("serve"), out)).isEqualTo(2);
    assertThat(WitnessMain.run(List.of("--help"), out)).isZero();
    assertThat(printed.toString(UTF_8)).contains("serve", "--folder");
  }

  private Witness witness() throws IOException {
    return new Witness(key, logs(), new CheckpointStore(folder), CLOCK);
  }

  private static List<VerifierKey> logs() {
    return List.of(VerifierKey.find(logKey(LOG, ORIGIN).written()).orElseThrow());
  }

  private Path file(String ending) {
    return folder.resolve(Hashes.hex(ORIGIN) + ending);
  }

  private static HttpResponse<String> post(URI uri, String body) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(uri).POST(HttpRequest.BodyPublishers.ofString(body)).build(),
            HttpResponse.BodyHandlers.ofString());
  }

  private static SignedNote.NoteSignature signature(Witness.Answer answer) {
    return SignedNote.findSignatures(answer.body()).orElseThrow().get(0);
  }

  private static String request(int old, int size, NaiveTree of) {
    StringBuilder request = new StringBuilder("old " + old + "\n");
    if (old > 0 && old <= size) {
      of.subproof(old, 0, size, true)
          .forEach(h -> request.append(Base64.getEncoder().encodeToString(h)).append('\n'));
    }
    return request.append('\n').append(signed(text(size, of), LOG, ORIGIN)).toString();
  }

  private static String text(int size, NaiveTree of) {
    return ORIGIN + "\n" + size + "\n" + Base64.getEncoder().encodeToString(of.root(size)) + "\n";
  }

  private static String signed(String text, KeyPair pair, String origin) {
    try {
      Signature signer = Signature.getInstance("Ed25519");
      signer.initSign(pair.getPrivate());
      signer.update(text.getBytes(UTF_8));
      return new SignedNote(
              text,
              List.of(
                  new SignedNote.NoteSignature(
                      origin,
                      logKey(pair, origin).id(),
                      Base64.getEncoder().encodeToString(signer.sign()))))
          .written();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static NoteKey logKey(KeyPair pair, String origin) {
    byte[] encoded = pair.getPublic().getEncoded();
    return new NoteKey(
        origin,
        NoteKey.LOG,
        HexFormat.of().formatHex(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length)));
  }

  private static KeyPair pair() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}

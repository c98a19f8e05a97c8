package org.muwahhad.bid.seal;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import org.muwahhad.ServiceClasses;
import org.muwahhad.bid.Bids;
import org.muwahhad.bid.PriceOpenings;
import org.muwahhad.bid.SealedPart;
import org.muwahhad.bid.key.HeldShares;
import org.muwahhad.bid.key.OpenTenderKey;
import org.muwahhad.bid.key.RehearseShare;
import org.muwahhad.bid.opening.EnterOpeningRoom;
import org.muwahhad.bid.opening.GiveShare;
import org.muwahhad.bid.opening.OpenBids;
import org.muwahhad.bid.opening.OpenPriceEnvelopes;
import org.muwahhad.bid.opening.TransportOfShares;
import org.muwahhad.tender.panel.Custodians;

@Tag("long")
class SealTest {
  /** The whole service: what opens must be out of everybody's reach but the opening's. */
  private static final JavaClasses CODE = ServiceClasses.ALL;

  @Property(tries = 50)
  void whatever_is_sealed_opens_again_unchanged(@ForAll byte[] content, @ForAll String context)
      throws Exception {
    byte[] secret = OpeningSecret.fresh();
    Seal.KeyPair pair = Seal.newKeyPair(secret, "JT-1");

    byte[] opened =
        unlock(pair, secret, "JT-1")
            .open(context, Seal.seal(pair.publicKeyset(), context, content));

    assertThat(opened).isEqualTo(content);
  }

  @Property(tries = 50)
  void any_enough_shares_give_the_secret_back(
      @ForAll @IntRange(min = 1, max = 5) int threshold, @ForAll @IntRange(max = 4) int spare) {
    byte[] secret = OpeningSecret.fresh();
    Map<Integer, byte[]> all = OpeningSecret.split(secret, threshold + spare, threshold);
    Map<Integer, byte[]> last = new TreeMap<>(all);
    while (last.size() > threshold) {
      last.remove(last.keySet().iterator().next());
    }

    assertThat(OpeningSecret.join(last, threshold)).isEqualTo(secret);
  }

  @Property(tries = 100)
  void whichever_shares_come_together_enough_open_and_one_fewer_do_not(
      @ForAll @IntRange(min = 3, max = 7) int holders, @ForAll long order) {
    int threshold = Custodians.threshold(holders);
    byte[] secret = OpeningSecret.fresh();
    Seal.KeyPair pair = Seal.newKeyPair(secret, "JT-1");
    Map<Integer, byte[]> all = OpeningSecret.split(secret, holders, threshold);
    List<Integer> numbers = new ArrayList<>(all.keySet());
    Collections.shuffle(numbers, new Random(order));

    assertThat(OpeningSecret.join(some(all, numbers, threshold), threshold)).isEqualTo(secret);
    Map<Integer, byte[]> fewer = some(all, numbers, threshold - 1);
    assertThatThrownBy(() -> OpeningSecret.join(fewer, threshold)).isInstanceOf(SealBroken.class);
    // Joined past that check, as somebody with own code would.
    byte[] guess = OpeningSecret.join(padded(fewer, numbers), 2);
    assertThatThrownBy(() -> unlock(pair, guess, "JT-1")).isInstanceOf(SealBroken.class);
  }

  private static Map<Integer, byte[]> some(
      Map<Integer, byte[]> all, List<Integer> numbers, int count) {
    Map<Integer, byte[]> some = new TreeMap<>();
    numbers.subList(0, count).forEach(n -> some.put(n, all.get(n)));
    return some;
  }

  /** With a share made up in place of the one that is missing. */
  private static Map<Integer, byte[]> padded(Map<Integer, byte[]> some, List<Integer> numbers) {
    Map<Integer, byte[]> padded = new TreeMap<>(some);
    padded.put(numbers.get(some.size()), OpeningSecret.fresh());
    return padded;
  }

  @Example
  void every_choice_of_shares_is_tried_once() {
    assertThat(OpenTenderKey.choices(List.of(1, 3, 5, 6), 3))
        .containsExactly(List.of(1, 3, 5), List.of(1, 3, 6), List.of(1, 5, 6), List.of(3, 5, 6));
  }

  /** Made by the library that split secrets before, for five holders of whom three open. */
  @Example
  void shares_that_were_made_before_still_join() {
    String secret = "83ce7a37b2881ce7f082491538083361add2af1bb8bbb92120ba483535c6e451";
    Map<Integer, String> shares =
        Map.of(
            1, "5885c6aeff5863379b16c578c59b8df7404a9581f7d008f602c23502a956c42a",
            3, "c9466c6a8535339da5f22ccf77734f3a171e99c757f94493eb1c697d8114adb4",
            5, "915780a4a6f74d3c6ab489a2ed29b0b3800576b25453445149dd23b8d52db2b6");
    Map<Integer, byte[]> kept = new TreeMap<>();
    shares.forEach((number, share) -> kept.put(number, HexFormat.of().parseHex(share)));

    assertThat(OpeningSecret.join(kept, 3)).isEqualTo(HexFormat.of().parseHex(secret));
  }

  @Example
  void too_few_shares_give_nothing() {
    Map<Integer, byte[]> all = OpeningSecret.split(OpeningSecret.fresh(), 5, 3);
    Map<Integer, byte[]> two = Map.of(1, all.get(1), 2, all.get(2));

    assertThatThrownBy(() -> OpeningSecret.join(two, 3)).isInstanceOf(SealBroken.class);
  }

  @Example
  void a_sealed_text_opens_for_its_own_context_only() throws Exception {
    byte[] secret = OpeningSecret.fresh();
    Seal.KeyPair pair = Seal.newKeyPair(secret, "JT-1");
    byte[] seal = Seal.seal(pair.publicKeyset(), SealContexts.bid("JT-1", "CR-1"), new byte[] {1});
    Seal.PrivateKey key = unlock(pair, secret, "JT-1");

    assertThatThrownBy(() -> key.open(SealContexts.bid("JT-1", "CR-2"), seal))
        .isInstanceOf(SealBroken.class);
  }

  @Example
  void the_private_key_is_locked_to_its_secret_and_its_tender() throws Exception {
    byte[] secret = OpeningSecret.fresh();
    Seal.KeyPair pair = Seal.newKeyPair(secret, "JT-1");

    assertThatThrownBy(() -> unlock(pair, OpeningSecret.fresh(), "JT-1"))
        .isInstanceOf(SealBroken.class);
    assertThatThrownBy(() -> unlock(pair, secret, "JT-2")).isInstanceOf(SealBroken.class);
  }

  @Example
  void the_vault_key_is_readable_by_its_owner_only_and_outlives_the_process() throws Exception {
    Path folder = Files.createTempDirectory("vault");
    byte[] kept = new FolderVault(folder.toString(), "").sealDraft(7, new byte[] {1, 2, 3});

    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(folder.resolve("vault.key"))))
        .isEqualTo("rw-------");
    assertThat(new FolderVault(folder.toString(), "").openDraft(7, kept)).containsExactly(1, 2, 3);
  }

  @Example
  void a_draft_opens_for_its_own_bid_and_with_its_own_vault_only() throws Exception {
    FolderVault vault = new FolderVault(Files.createTempDirectory("vault").toString(), "");
    FolderVault other = new FolderVault(Files.createTempDirectory("vault").toString(), "");
    FolderVault none = new FolderVault(Files.createTempDirectory("vault").toString(), "");
    other.sealDraft(1, new byte[1]);
    byte[] kept = vault.sealDraft(7, new byte[] {1});

    assertThatThrownBy(() -> vault.openDraft(8, kept)).isInstanceOf(SealBroken.class);
    assertThatThrownBy(() -> other.openDraft(7, kept)).hasMessageContaining("another vault key");
    assertThatThrownBy(() -> none.openDraft(7, kept)).hasMessageContaining("missing");
  }

  @Example
  void nodes_that_are_given_the_same_key_read_each_others_drafts() throws Exception {
    String key = java.util.Base64.getEncoder().encodeToString(OpeningSecret.fresh());
    Path one = Files.createTempDirectory("vault");
    byte[] kept = new FolderVault(one.toString(), key).sealDraft(7, new byte[] {9});

    assertThat(new FolderVault("/nonexistent", key).openDraft(7, kept)).containsExactly(9);
    assertThat(one).isEmptyDirectory();
  }

  @Example
  void nothing_that_opens_is_known_outside_of_bids() {
    for (Class<?> type :
        List.of(
            OpenTenderKey.class,
            Seal.class,
            Vault.class,
            HeldShares.class,
            HeldShares.PlainShare.class,
            DeadlinePassed.class)) {
      noClasses()
          .that()
          .resideOutsideOfPackage("org.muwahhad.bid..")
          .should()
          .dependOnClassesThat(equivalentTo(type))
          .check(CODE);
    }
  }

  @Example
  void only_the_opening_rebuilds_a_private_key() {
    noClasses()
        .that(areNot(OpenBids.class, OpenPriceEnvelopes.class, OpenTenderKey.class))
        .should()
        .callMethod(OpenTenderKey.class, "run", DeadlinePassed.class)
        .check(CODE);
    noClasses()
        .that(areNot(OpenTenderKey.class))
        .should()
        .callMethod(Seal.class, "unlock", DeadlinePassed.class, byte[].class, byte[].class)
        .check(CODE);
    // A share that comes from a browser is sealed to a key of that one opening, which the vault
    // holds.
    noClasses()
        .that(areNot(OpenTenderKey.class, TransportOfShares.class))
        .should()
        .callMethod(Vault.class, "unwrapShare", DeadlinePassed.class, int.class, byte[].class)
        .check(CODE);
  }

  @Example
  void only_a_rehearsal_and_the_opening_room_open_a_share() {
    noClasses()
        .that(
            areNot(
                HeldShares.class,
                HeldShares.PlainShare.class,
                RehearseShare.class,
                GiveShare.class))
        .should()
        .dependOnClassesThat()
        .areAssignableTo(HeldShares.PlainShare.class)
        .check(CODE);
  }

  @Example
  void a_proof_that_the_deadline_passed_comes_from_the_database_clock_only() {
    assertThat(DeadlinePassed.class.getDeclaredConstructors())
        .allMatch(c -> Modifier.isPrivate(c.getModifiers()));
    noClasses()
        .that(areNot(OpenBids.class, EnterOpeningRoom.class, DeadlinePassed.class))
        .should()
        .callMethod(DeadlinePassed.class, "prove", Bids.class, long.class, String.class)
        .check(CODE);
    noClasses()
        .that(areNot(OpenPriceEnvelopes.class, EnterOpeningRoom.class))
        .should()
        .callMethod(
            DeadlinePassed.class, "provePrices", Bids.class, PriceOpenings.class, long.class)
        .check(CODE);
    noClasses()
        .that(
            areNot(
                OpenBids.class,
                OpenPriceEnvelopes.class,
                EnterOpeningRoom.class,
                GiveShare.class,
                TransportOfShares.class))
        .should()
        .callMethod(EnterOpeningRoom.class, "prove", long.class, SealedPart.class)
        .check(CODE);
  }

  private static DescribedPredicate<com.tngtech.archunit.core.domain.JavaClass> areNot(
      Class<?>... types) {
    DescribedPredicate<com.tngtech.archunit.core.domain.JavaClass> any =
        DescribedPredicate.alwaysFalse();
    for (Class<?> type : types) {
      any = any.or(equivalentTo(type));
    }
    return DescribedPredicate.not(any);
  }

  /** Unlocks as the opening would; the proof is forged by reflection, which code cannot do. */
  private static Seal.PrivateKey unlock(Seal.KeyPair pair, byte[] secret, String tender)
      throws Exception {
    var maker = DeadlinePassed.class.getDeclaredConstructors()[0];
    maker.setAccessible(true);
    var proof =
        (DeadlinePassed) maker.newInstance(1L, tender, SealedPart.BID, java.time.Instant.EPOCH);
    return Seal.unlock(proof, pair.lockedPrivateKeyset(), secret);
  }
}

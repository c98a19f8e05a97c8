package org.muwahhad.demo;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.muwahhad.access.Actor;
import org.muwahhad.access.DemoPersonQueries;
import org.muwahhad.bid.SealedPart;
import org.muwahhad.bid.key.RehearseShare;
import org.muwahhad.bid.key.SetUpOpeningKey;
import org.muwahhad.bid.opening.GiveShare;
import org.muwahhad.bid.opening.OpenBids;
import org.muwahhad.bid.seal.UnlockedKey;
import org.muwahhad.seeds.demo.DemoPerson;
import org.muwahhad.seeds.demo.DemoPlan;
import org.muwahhad.seeds.demo.DemoRole;
import org.muwahhad.seeds.demo.DemoTender;

/**
 * The opening panel: its members make their opening keys, with the one password of the
 * demonstration as passphrase, try their shares, and give them when bids are opened.
 */
@Singleton
class OpeningStory {
  private static final Duration BEFORE_ALL_TENDERS = Duration.ofDays(7);
  private static final Duration UNTIL_REHEARSAL = Duration.ofDays(1);
  private final SetUpOpeningKey setUpKey;
  private final RehearseShare rehearseShare;
  private final GiveShare giveShare;
  private final OpenBids openBids;

  /** Unlocked once while the demonstration is loaded: a passphrase is slow to try. */
  private final Map<Long, UnlockedKey> keys = new ConcurrentHashMap<>();

  OpeningStory(
      SetUpOpeningKey setUpKey,
      RehearseShare rehearseShare,
      GiveShare giveShare,
      OpenBids openBids) {
    this.setUpKey = setUpKey;
    this.rehearseShare = rehearseShare;
    this.giveShare = giveShare;
    this.openBids = openBids;
  }

  void enter(
      DemoPlan plan, DemoCast cast, Timetable timetable, Map<String, Long> numbers, Instant now) {
    Instant first =
        plan.tenders().stream()
            .map(t -> t.dates().preparedAt())
            .min(Comparator.naturalOrder())
            .orElse(now);
    List<Actor> panel = panel(plan, cast);
    // Begun now, beside all that comes before: deriving keys is slow on purpose.
    CompletableFuture<List<SetUpOpeningKey.PreparedKey>> prepared =
        CompletableFuture.supplyAsync(
            () ->
                panel.stream()
                    .map(
                        m ->
                            setUpKey.prepare(
                                m, DemoPersonQueries.PASSWORD, DemoPersonQueries.PASSWORD))
                    .toList());
    for (int i = 0; i < panel.size(); i++) {
      int place = i;
      Actor member = panel.get(i);
      timetable.add(
          first.minus(BEFORE_ALL_TENDERS),
          () -> keys.put(member.personId(), setUpKey.run(member, prepared.join().get(place))));
    }
    for (DemoTender tender : plan.tenders()) {
      Instant at = tender.dates().publishedAt().plus(UNTIL_REHEARSAL);
      if (at.isAfter(now)) {
        continue;
      }
      // The last member still has to, as the buyer sees.
      for (Actor member : panel(plan, cast).subList(0, 2)) {
        timetable.add(
            at, () -> rehearseShare.run(member, TenderStory.number(numbers, tender), key(member)));
      }
    }
  }

  /** All members give their shares, and the chair opens. */
  void open(DemoPlan plan, DemoCast cast, long tenderId) {
    Actor chair = AwardStory.chair(plan, cast, DemoRole.OPENING_MEMBER);
    for (Actor member : panel(plan, cast)) {
      giveShare.run(member, tenderId, SealedPart.BID, key(member));
    }
    openBids.run(chair, tenderId);
  }

  /** What was unlocked for loading is forgotten. */
  void leave() {
    keys.clear();
  }

  private UnlockedKey key(Actor member) {
    return Objects.requireNonNull(keys.get(member.personId()), member.login());
  }

  private static List<Actor> panel(DemoPlan plan, DemoCast cast) {
    return plan.people().stream()
        .filter(p -> p.role() == DemoRole.OPENING_MEMBER)
        .map(DemoPerson::code)
        .map(cast::person)
        .toList();
  }
}

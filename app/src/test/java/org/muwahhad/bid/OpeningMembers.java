package org.muwahhad.bid;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.bid.key.SetUpOpeningKey;
import org.muwahhad.bid.opening.GiveShare;
import org.muwahhad.bid.seal.UnlockedKey;

/**
 * People who sit on opening panels, each of another state and with an opening key, so that tenders
 * can be published and opened as they are in earnest.
 */
public final class OpeningMembers {
  /** Unlocks the opening key of each. */
  public static final String PASSPHRASE = "ثلاث نخلات عند البئر";

  private static final List<String> STATES = List.of("KW", "OM", "SA", "BH", "QA", "AE");
  private final TestApp app;
  private final World world;
  private final List<Actor> all = new ArrayList<>();
  private final Map<Long, UnlockedKey> keys = new HashMap<>();

  public OpeningMembers(TestApp app, World world) {
    this.app = app;
    this.world = world;
  }

  /** A member with an opening key, of another state than the one before. */
  public Actor add() {
    Actor member = addWithoutKey();
    makeKey(member);
    return member;
  }

  /** So many members. */
  public List<Actor> add(int count) {
    List<Actor> added = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      added.add(add());
    }
    return added;
  }

  /** A member who has no opening key yet, of another state than the one before. */
  public Actor addWithoutKey() {
    return addWithoutKey(STATES.get(all.size() % STATES.size()));
  }

  /** A member of a state who has no opening key yet. */
  public Actor addWithoutKey(String state) {
    Actor member = world.aPersonWho(Role.OPENING_MEMBER, state);
    all.add(member);
    return member;
  }

  /** The member makes an opening key. */
  public void makeKey(Actor member) {
    keys.put(member.personId(), app.get(SetUpOpeningKey.class).run(member, PASSPHRASE, PASSPHRASE));
  }

  /** As many members of a tender's panel give their shares as are needed. */
  public void giveShares(long tender) {
    int needed =
        Integer.parseInt(app.ask("SELECT threshold FROM tender_key WHERE tender_id = " + tender));
    holders(tender).subList(0, needed).forEach(member -> give(member, tender));
  }

  /** As many give their shares of the key for prices. */
  public void givePriceShares(long tender) {
    int needed =
        Integer.parseInt(app.ask("SELECT threshold FROM tender_key WHERE tender_id = " + tender));
    for (Actor member : holders(tender).subList(0, needed)) {
      give(member, tender, SealedPart.PRICES);
    }
  }

  /** The member types the passphrase in the opening room. */
  public void give(Actor member, long tender) {
    give(member, tender, SealedPart.BID);
  }

  private void give(Actor member, long tender, SealedPart part) {
    // Tests open more tenders in a minute than the few tries that a person has.
    app.sql(
        "DELETE FROM sign_in_throttle WHERE source = 'opening key of person "
            + member.personId()
            + "'");
    app.get(GiveShare.class).run(member, tender, part, PASSPHRASE, null);
  }

  /** The members who hold shares of a tender, in the order of the shares. */
  public List<Actor> holders(long tender) {
    String ids =
        app.ask(
            "SELECT GROUP_CONCAT(person_id ORDER BY share_number) FROM key_share WHERE tender_id = "
                + tender);
    List<Actor> holders = new ArrayList<>();
    for (String id : ids.split(",")) {
      all.stream().filter(m -> id.equals("" + m.personId())).forEach(holders::add);
    }
    return holders;
  }

  /** The member's key, as after the passphrase. */
  public UnlockedKey key(Actor member) {
    return Objects.requireNonNull(keys.get(member.personId()));
  }
}

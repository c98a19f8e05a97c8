package org.muwahhad.audit.log;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.audit.log.WitnessEntry.WitnessRegistered;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;

/**
 * An administrator registers the witness of a state, by the key that the state passed on and the
 * address where its witness is asked. The next checkpoint is sent to it.
 *
 * <p>Refused with {@code log.witness-there} while another witness of the state counts, with {@code
 * log.key-known} for a key that was registered before, and as invalid input at {@code state}
 * ({@code shared.not-a-choice}), {@code verifierKey} ({@code log.key-form}) or {@code address}
 * ({@code log.address-form}).
 */
@Singleton
public class RegisterWitness {
  /** What the address of a witness of a demonstration begins with; it has no machine of its own. */
  public static final String DEMONSTRATION = "demonstration:";

  private static final int LONGEST = 300;
  private final LogTables tables;
  private final MemberStateQueries states;
  private final WitnessTarget target;
  private final AuditLog audit;
  private final boolean isDemonstration;

  RegisterWitness(
      LogTables tables,
      MemberStateQueries states,
      WitnessTarget target,
      AuditLog audit,
      @Value("${muwahhad.demo:false}") boolean isDemonstration) {
    this.tables = tables;
    this.states = states;
    this.target = target;
    this.audit = audit;
    this.isDemonstration = isDemonstration;
  }

  /**
   * A witness.
   *
   * @param state code of the state that runs it
   * @param verifierKey name and public key
   * @param address prefix below which it takes checkpoints
   */
  public record NewWitness(
      @Nullable String state, @Nullable String verifierKey, @Nullable String address) {}

  @Transactional
  public void run(Actor actor, NewWitness witness) {
    actor.require(Role.ADMINISTRATOR);
    String state = Objects.requireNonNullElse(witness.state(), "");
    String key = Objects.requireNonNullElse(witness.verifierKey(), "").strip();
    String address = Objects.requireNonNullElse(witness.address(), "").strip();
    new Faults()
        .check(
            states.list().stream().anyMatch(s -> s.code().equals(state)),
            "state",
            "shared.not-a-choice")
        .check(
            key.length() <= LONGEST
                && NoteKey.find(key).filter(k -> k.type() == NoteKey.WITNESS).isPresent(),
            "verifierKey",
            "log.key-form")
        .check(isAddress(address), "address", "log.address-form")
        .throwIfAny();
    if (tables.countOfKey(key) > 0) {
      throw new Refusal.RuleBroken("log.key-known");
    }
    if (tables.countOfState(state) > 0) {
      throw new Refusal.RuleBroken("log.witness-there");
    }
    tables.register(state, key, address, actor.personId());
    audit.record(actor, new WitnessRegistered(state, key, address));
  }

  private boolean isAddress(String address) {
    if (isDemonstration && address.startsWith(DEMONSTRATION)) {
      return true;
    }
    return address.length() <= LONGEST
        && !address.endsWith("/")
        && target.find(address).isPresent();
  }
}

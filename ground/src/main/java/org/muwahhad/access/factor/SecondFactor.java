package org.muwahhad.access.factor;

import io.micronaut.context.event.ApplicationEventPublisher;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.muwahhad.shared.Digest;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.Sha256;

/**
 * The second factor of an account: whether it has one, whether its roles need one, and whether what
 * was shown is right.
 *
 * <p>The invented people of a demonstration share one password that everybody knows. They may set a
 * second factor up to see how it works, but signing in never asks them for it: else one visitor
 * would keep out all others.
 */
@Singleton
public class SecondFactor {
  /** Recovery codes that are made at once. */
  public static final int CODES = 10;

  private static final int LETTERS_OF_CODE = 16;
  private static final int LETTERS_OF_GROUP = 4;

  /** Letters and digits that are not mistaken for one another. */
  private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

  private static final Pattern TIME_CODE = Pattern.compile("\\d{6}");
  private static final Pattern GAPS = Pattern.compile("[\\s-]++");
  private final SecureRandom random = new SecureRandom();
  private final Factors factors;
  private final TimeCodes timeCodes;
  private final ApplicationEventPublisher<RecoveryCodeUsed> events;

  SecondFactor(
      Factors factors, TimeCodes timeCodes, ApplicationEventPublisher<RecoveryCodeUsed> events) {
    this.factors = factors;
    this.timeCodes = timeCodes;
    this.events = events;
  }

  /** What the rules want of a role, from little to much. */
  public enum FactorDemand {
    OPTIONAL,
    ASKED,
    REQUIRED
  }

  /** Somebody signed in with a recovery code, or signed in again with one. */
  public record RecoveryCodeUsed(long personId, int left) {}

  /**
   * What stands of a person's second factor.
   *
   * @param demonstration whether the person is invented, and so never asked for it
   * @param codesLeft recovery codes that were not used
   * @param demand what the rules want, the most of all roles held
   */
  public record FactorState(
      boolean demonstration, boolean timeCode, int passkeys, int codesLeft, FactorDemand demand) {
    /** Whether there is one. */
    public boolean isThere() {
      return timeCode || passkeys > 0;
    }

    /** Whether signing in asks for it. */
    public boolean isAskedFor() {
      return isThere() && !demonstration;
    }

    /** Whether nothing is open to the person before one is set up. */
    public boolean isMissing() {
      return !isThere() && !demonstration && demand == FactorDemand.REQUIRED;
    }

    /** Whether the person is to be asked to set one up. */
    public boolean isWished() {
      return !isThere() && !demonstration && demand != FactorDemand.OPTIONAL;
    }
  }

  /** How it stands. */
  @Transactional
  public FactorState get(long personId) {
    Factors.FactorStanding standing =
        factors
            .findStanding(personId, factors.today())
            .orElseThrow(() -> new Refusal.NotFound("person " + personId));
    return new FactorState(
        standing.isDemo(),
        standing.hasTimeCode(),
        standing.passkeys(),
        standing.codesLeft(),
        FactorDemand.values()[standing.demand()]);
  }

  /**
   * Takes a code of the app or a recovery code.
   *
   * @throws Refusal.NotPermitted {@code factor.code-wrong}
   */
  @Transactional
  public void require(long personId, String typed) {
    String code = GAPS.matcher(digits(typed)).replaceAll("").toLowerCase(Locale.ROOT);
    if (TIME_CODE.matcher(code).matches()) {
      if (!timeCodes.accepts(personId, code)) {
        throw new Refusal.NotPermitted("factor.code-wrong");
      }
      return;
    }
    if (factors.useRecoveryCode(personId, hash(personId, code)) != 1) {
      throw new Refusal.NotPermitted("factor.code-wrong");
    }
    events.publishEvent(new RecoveryCodeUsed(personId, get(personId).codesLeft()));
  }

  /** Makes new recovery codes in place of the former; they are shown once. */
  @Transactional(Transactional.TxType.MANDATORY)
  public List<String> makeCodes(long personId) {
    factors.deleteRecoveryCodes(personId);
    List<String> codes = new ArrayList<>();
    for (int i = 0; i < CODES; i++) {
      String code = code();
      factors.insertRecoveryCode(personId, hash(personId, code));
      codes.add(grouped(code));
    }
    return codes;
  }

  /** Forgets everything, as when two administrators give the account a new password. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void endAll(long personId) {
    factors.deleteTimeCode(personId);
    factors.deletePasskeys(personId);
    factors.deleteRecoveryCodes(personId);
    factors.endHalves(personId);
  }

  /** Recovery codes without a factor that they stand for open nothing. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void endCodesWithoutFactor(long personId) {
    if (!get(personId).isThere()) {
      factors.deleteRecoveryCodes(personId);
    }
  }

  /** Keeps that a password was right, for five minutes; returns what the browser holds. */
  @Transactional
  public String begin(long personId, String token) {
    factors.insertHalf(Sha256.of(token), personId);
    return token;
  }

  /** Whose password was right. */
  @Transactional
  public Optional<Long> findBegun(String token) {
    return factors.findHalf(Sha256.of(token));
  }

  /** Ends what was begun; false when it was ended before. */
  @Transactional
  public boolean finish(String token) {
    return factors.endHalf(Sha256.of(token)) == 1;
  }

  private String code() {
    StringBuilder code = new StringBuilder();
    for (int i = 0; i < LETTERS_OF_CODE; i++) {
      code.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return code.toString();
  }

  private static String grouped(String code) {
    StringBuilder groups = new StringBuilder();
    for (int i = 0; i < code.length(); i += LETTERS_OF_GROUP) {
      groups.append(i == 0 ? "" : "-").append(code, i, i + LETTERS_OF_GROUP);
    }
    return groups.toString();
  }

  private static String hash(long personId, String code) {
    return Digest.of("recovery code of person", String.valueOf(personId), code);
  }

  /** Arabic keyboards write digits of their own. */
  private static String digits(String typed) {
    StringBuilder plain = new StringBuilder();
    typed
        .codePoints()
        .map(c -> Character.isDigit(c) ? '0' + Character.digit(c, 10) : c)
        .forEach(plain::appendCodePoint);
    return plain.toString();
  }
}

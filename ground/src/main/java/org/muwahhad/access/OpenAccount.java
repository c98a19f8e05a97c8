package org.muwahhad.access;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.TextRules;

/**
 * Opens the account of a person with one role, for the operator of the platform.
 *
 * <p>Refused as invalid input with {@code access.login-malformed}, {@code access.login-taken},
 * {@code access.email-taken}, {@code access.not-an-address}, {@code access.password-too-short},
 * {@code access.password-guessable}, {@code shared.missing}, {@code shared.invisible-in-name},
 * {@code shared.too-long}, and at {@code state}, {@code entity} or {@code supplier} with {@code
 * access.no-such-state}, {@code access.no-such-entity} or {@code access.no-such-supplier} when the
 * role needs one that is not known, or {@code access.not-for-role} when it takes none.
 */
@Singleton
public class OpenAccount {
  /** The shortest password, in characters (NIST SP 800-63B asks for 8; operators get more). */
  public static final int SHORTEST_PASSWORD = 12;

  private static final Pattern LOGIN = Pattern.compile("[a-z0-9][a-z0-9._-]{1,59}");
  private final People people;
  private final GrantLimits limits;
  private final Passwords passwords;
  private final PasswordRules passwordRules;

  OpenAccount(People people, GrantLimits limits, Passwords passwords, PasswordRules passwordRules) {
    this.passwordRules = passwordRules;
    this.people = people;
    this.limits = limits;
    this.passwords = passwords;
  }

  /**
   * Who the person is.
   *
   * @param login name to sign in with: lower-case Latin letters, digits, points and hyphens
   * @param state ISO 3166-1 code of the state the role is limited to; an entity brings its own
   * @param entity code of the procuring entity, for its officer only
   * @param supplier commercial register number of the supplier, for its bidder only
   */
  public record Account(
      String login,
      String password,
      Role role,
      @Nullable String state,
      @Nullable String entity,
      @Nullable String supplier,
      Bilingual name,
      Bilingual title,
      String email) {}

  /** Returns the number of the person. */
  @Transactional
  public long run(Account account) {
    Faults faults = faults(account);
    passwordRules.check(faults, account);
    faults.throwIfAny();
    people.insert(
        account.login(),
        passwords.hash(account.password()),
        account.name().ar().strip(),
        account.name().en().strip(),
        account.title().ar().strip(),
        account.title().en().strip(),
        account.email().strip());
    long id = people.findByLogin(account.login()).orElseThrow().id();
    people.grant(
        id,
        account.role(),
        account.state(),
        account.entity(),
        account.supplier(),
        GrantOrigin.OPERATOR,
        null);
    return id;
  }

  /** What is wrong with an account to be opened, its password left aside. */
  Faults faults(Account account) {
    Faults faults = faults(account.login(), account.name(), account.email());
    limits.check(faults, account.role(), account.state(), account.entity(), account.supplier());
    return faults;
  }

  /** What is wrong with how a person is named and reached, whatever the role. */
  Faults faults(String login, Bilingual name, String email) {
    return new Faults()
        .check(LOGIN.matcher(login).matches(), "login", "access.login-malformed")
        .check(people.findByLogin(login).isEmpty(), "login", "access.login-taken", login)
        .name("name-ar", name.ar(), 200)
        .name("name-en", name.en(), 200)
        .text("email", email, 200)
        .check(
            TextRules.isBlank(email) || TextRules.isEmailAddress(email.strip()),
            "email",
            "access.not-an-address")
        .check(people.countEmail(email) == 0, "email", "access.email-taken");
  }

  /** The same of a person whose account is open. */
  Faults faults(long personId, Bilingual name, String email) {
    return new Faults()
        .name("name-ar", name.ar(), 200)
        .name("name-en", name.en(), 200)
        .text("email", email, 200)
        .check(
            TextRules.isBlank(email) || TextRules.isEmailAddress(email.strip()),
            "email",
            "access.not-an-address")
        .check(people.countOthersWithEmail(personId, email) == 0, "email", "access.email-taken");
  }
}

package org.muwahhad.access;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.factor.SecondFactor;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.Sha256;

/**
 * What can be done to an account. Who may do it, and its audit entry, is the affair of the acts
 * that call these in their transaction.
 *
 * <p>Faults in the input have the codes {@code access.login-malformed}, {@code access.login-taken},
 * {@code access.not-an-address} and {@code access.not-for-role}.
 */
@Singleton
public class Accounts {
  static final int LONGEST_PASSWORD = 200;
  private static final String NONE = "";
  private final People people;
  private final AccountStandings standings;
  private final OpenAccount openAccount;
  private final GrantLimits limits;
  private final Passwords passwords;
  private final KnownDevices devices;
  private final PasswordRules passwordRules;
  private final SecurityEvents events;
  private final SecondFactor secondFactor;

  Accounts(
      People people,
      AccountStandings standings,
      OpenAccount openAccount,
      GrantLimits limits,
      Passwords passwords,
      KnownDevices devices,
      PasswordRules passwordRules,
      SecurityEvents events,
      SecondFactor secondFactor) {
    this.secondFactor = secondFactor;
    this.events = events;
    this.passwordRules = passwordRules;
    this.people = people;
    this.devices = devices;
    this.standings = standings;
    this.openAccount = openAccount;
    this.limits = limits;
    this.passwords = passwords;
  }

  /**
   * A password to hand over, shown once and kept only as a hash.
   *
   * @param until UTC, of the machine; it opens nothing after
   */
  public record OneTimePassword(long personId, String login, String password, Instant until) {}

  /**
   * A role with the codes of what limits it.
   *
   * @param state ISO 3166-1 code; an entity brings its own
   * @param entity code of the procuring entity of an officer
   * @param supplier commercial register number of a bidder's supplier
   */
  public record RoleLimits(
      Role role, @Nullable String state, @Nullable String entity, @Nullable String supplier) {}

  /**
   * Opens an account with a one-time password, for the operator of the platform. Refused as {@link
   * OpenAccount} says.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public OneTimePassword openWithOneTimePassword(OpenAccount.Account account) {
    String password = OneTimePasswords.next();
    long id =
        openAccount.run(
            new OpenAccount.Account(
                account.login(),
                password,
                account.role(),
                account.state(),
                account.entity(),
                account.supplier(),
                account.name(),
                account.title(),
                account.email()));
    return given(id, account.login(), password);
  }

  /**
   * Who is to get an account.
   *
   * @param grant the first role
   */
  public record NewAccount(
      String login, RoleLimits grant, Bilingual name, Bilingual title, String email) {
    private OpenAccount.Account account() {
      return new OpenAccount.Account(
          login,
          "",
          grant.role(),
          grant.state(),
          grant.entity(),
          grant.supplier(),
          name,
          title,
          email);
    }
  }

  /** What is wrong with an account that is to be opened, as {@link OpenAccount} says. */
  public Faults faults(NewAccount wanted) {
    return openAccount.faults(wanted.account());
  }

  /** The same of a person whose role is not stated. */
  public Faults faults(String login, Bilingual name, String email) {
    return openAccount.faults(login, name, email);
  }

  /**
   * What is wrong with a role that a person is to be given: its limits, as {@link OpenAccount}
   * says, and at {@code role} with {@code organisation.roles-exclude} when the person holds one
   * that it does not go with.
   */
  public Faults faults(long personId, RoleLimits grant) {
    return faults(grant)
        .check(
            people.countExcluding(personId, grant.role().name()) == 0,
            "role",
            "organisation.roles-exclude");
  }

  private Faults faults(RoleLimits grant) {
    Faults faults = new Faults();
    limits.check(faults, grant.role(), grant.state(), grant.entity(), grant.supplier());
    return faults;
  }

  /**
   * Opens an account that has neither role nor password yet; returns the number of the person.
   * Refused as {@link OpenAccount} says.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public long openEmpty(NewAccount wanted) {
    faults(wanted).throwIfAny();
    people.insert(
        wanted.login(),
        null,
        wanted.name().ar().strip(),
        wanted.name().en().strip(),
        wanted.title().ar().strip(),
        wanted.title().en().strip(),
        wanted.email().strip());
    return people.findByLogin(wanted.login()).orElseThrow().id();
  }

  /**
   * Opens an account with neither role nor password, for somebody whom an identity provider vouches
   * for; returns the number of the person. Refused as {@link OpenAccount} says.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public long openWithoutRole(String login, Bilingual name, Bilingual title, String email) {
    openAccount
        .faults(login, name, email)
        .nameAtMost("title-ar", title.ar(), 200)
        .nameAtMost("title-en", title.en(), 200)
        .throwIfAny();
    people.insert(
        login,
        null,
        name.ar().strip(),
        name.en().strip(),
        title.ar().strip(),
        title.en().strip(),
        email.strip());
    return people.findByLogin(login).orElseThrow().id();
  }

  /** Whether a login is free. */
  @Transactional(Transactional.TxType.MANDATORY)
  public boolean isFree(String login) {
    return people.findByLogin(login).isEmpty();
  }

  /**
   * Changes how a person is named and reached. Refused as {@link OpenAccount} says, and with {@code
   * access.address-of-password} when another address is given to an account with a password:
   * whoever reads mail there could choose a new one.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void describe(long personId, Bilingual name, Bilingual title, String email) {
    People.Person person = get(personId);
    openAccount
        .faults(personId, name, email)
        .nameAtMost("title-ar", title.ar(), 200)
        .nameAtMost("title-en", title.en(), 200)
        .check(
            person.passwordHash() == null || person.email().equals(email.strip()),
            "email",
            "access.address-of-password")
        .throwIfAny();
    people.describe(
        personId,
        name.ar().strip(),
        name.en().strip(),
        title.ar().strip(),
        title.en().strip(),
        email.strip());
  }

  /**
   * Takes the password away, and the second factor with it, and ends all sessions: the person
   * chooses another. Two administrators vouch for it. The programs and webhooks of the account end,
   * too: whoever had the account may have added them.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void takePassword(long personId) {
    get(personId);
    standings.endPrograms(personId);
    standings.endWebhooks(personId);
    standings.takePassword(personId);
    secondFactor.endAll(personId);
    standings.forgetFailures(personId, Delays.STRANGERS_FREE);
    devices.forgetAll(personId);
    standings.endSessions(personId, NONE);
    tell(SecurityEvents.SecurityEvent.PASSWORD_RESET, personId);
  }

  /**
   * Replaces a forgotten password for the person who came by the link that was mailed to the
   * account, and ends all sessions. Refused as invalid input as {@link #changePassword} says of the
   * new one.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void recoverPassword(long personId, String wanted, String repeated) {
    passwordRules.check(new Faults(), get(personId), wanted, repeated).throwIfAny();
    standings.setPassword(personId, passwords.hash(wanted));
    standings.forgetFailures(personId, Delays.STRANGERS_FREE);
    devices.forgetAll(personId);
    standings.endSessions(personId, NONE);
    tell(SecurityEvents.SecurityEvent.PASSWORD_RECOVERED, personId);
  }

  private OneTimePassword given(long personId, String login, String password) {
    standings.giveOneTimePassword(personId, passwords.hash(password), OneTimePasswords.HOURS);
    Instant until = standings.findStanding(personId).orElseThrow().oneTimeUntil();
    if (until == null) {
      throw new IllegalStateException("No time limit on the password of " + personId);
    }
    return new OneTimePassword(personId, login, password, until);
  }

  /**
   * Replaces a password its holder knows by a new one and ends all other sessions.
   *
   * <p>Refused with {@code access.blocked} and {@code access.one-time-password-expired}, and as
   * invalid input at {@code current} with {@code access.password-wrong}, at {@code password} with
   * {@code access.password-too-short}, {@code shared.too-long}, {@code access.password-same},
   * {@code access.password-is-login} or {@code access.password-guessable}, and at {@code repeated}
   * with {@code access.password-not-repeated}.
   *
   * @param keptToken token of the session that stays; null when none does
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void changePassword(
      long personId, String current, String wanted, String repeated, @Nullable String keptToken) {
    AccountStandings.AccountStanding standing =
        standings.findStanding(personId).orElseThrow(() -> notFound(personId));
    String hash = standing.passwordHash();
    boolean known = hash != null && passwords.matches(current, hash);
    if (known && standing.blocked()) {
      throw new Refusal.NotPermitted("access.blocked");
    }
    if (known && standing.expired()) {
      throw new Refusal.NotPermitted("access.one-time-password-expired");
    }
    Faults faults =
        new Faults()
            .check(known, "current", "access.password-wrong")
            .check(
                !known || !Passwords.plain(wanted).equals(Passwords.plain(current)),
                "password",
                "access.password-same");
    passwordRules.check(faults, get(personId), wanted, repeated).throwIfAny();
    standings.setPassword(personId, passwords.hash(wanted));
    tell(SecurityEvents.SecurityEvent.PASSWORD_CHANGED, personId);
    standings.endSessions(personId, keptToken == null ? NONE : Sha256.of(keptToken));
  }

  /**
   * Gives a further role, or the same with other limits, as two administrators agreed. Refused as
   * invalid input as {@link OpenAccount} says of limits.
   *
   * @param proposalId what they agreed on, which the database holds against the role
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void grant(long personId, RoleLimits grant, long proposalId) {
    get(personId);
    faults(personId, grant).throwIfAny();
    standings.revoke(personId, grant.role());
    people.grant(
        personId,
        grant.role(),
        grant.state(),
        grant.entity(),
        grant.supplier(),
        GrantOrigin.ADMINISTRATOR,
        proposalId);
  }

  /** Takes a role; false when the person did not hold it. */
  @Transactional(Transactional.TxType.MANDATORY)
  public boolean revoke(long personId, Role role) {
    return standings.revoke(personId, role) == 1;
  }

  /** Locks an account and ends its sessions; false when it was locked already. */
  @Transactional(Transactional.TxType.MANDATORY)
  public boolean block(long personId, String reason) {
    get(personId);
    boolean done = standings.block(personId, reason) == 1;
    devices.forgetAll(personId);
    standings.endSessions(personId, NONE);
    tell(SecurityEvents.SecurityEvent.ACCOUNT_LOCKED, personId);
    return done;
  }

  /**
   * Unlocks an account, and ends the delay that strangers caused there; false when there was
   * neither. Refused with {@code access.email-taken} when another account got its address
   * meanwhile.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public boolean unblock(long personId) {
    get(personId);
    if (people.countOthersWithEmailOf(personId) > 0) {
      throw new Refusal.RuleBroken("access.email-taken");
    }
    int delays = standings.forgetFailures(personId, Delays.STRANGERS_FREE);
    tell(SecurityEvents.SecurityEvent.ACCOUNT_UNLOCKED, personId);
    return standings.unblock(personId) + delays > 0;
  }

  /** Ends all sessions of a person, on every node at once; returns how many there were. */
  @Transactional(Transactional.TxType.MANDATORY)
  public int endSessions(long personId) {
    tell(SecurityEvents.SecurityEvent.SESSIONS_ENDED, personId);
    return standings.endSessions(personId, NONE);
  }

  /** Ends all sessions of a person but the one of a token; returns how many there were. */
  @Transactional(Transactional.TxType.MANDATORY)
  public int endOtherSessions(long personId, String keptToken) {
    tell(SecurityEvents.SecurityEvent.SESSIONS_ENDED, personId);
    return standings.endSessions(personId, Sha256.of(keptToken));
  }

  /** Ends one session of a person; false when it is not open. */
  @Transactional(Transactional.TxType.MANDATORY)
  public boolean endSession(long personId, long number) {
    boolean ended = standings.endSession(personId, number) == 1;
    if (ended) {
      tell(SecurityEvents.SecurityEvent.SESSIONS_ENDED, personId);
    }
    return ended;
  }

  private void tell(SecurityEvents.SecurityEvent event, long personId) {
    events.log(event, "done", new SecurityEvents.Person(personId, get(personId).login()));
  }

  private People.Person get(long personId) {
    return people.findById(personId).orElseThrow(() -> notFound(personId));
  }

  private static Refusal notFound(long personId) {
    return new Refusal.NotFound("person " + personId);
  }
}

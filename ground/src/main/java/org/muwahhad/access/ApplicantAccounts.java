package org.muwahhad.access;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Faults;

/**
 * Accounts of people who apply for something: they can be written to from the first day, but hold
 * no role and no password until what they applied for is granted.
 */
@Singleton
public class ApplicantAccounts {
  private final ApplicantRecords rows;
  private final People people;
  private final Passwords passwords;
  private final PasswordRules passwordRules;
  private final SecurityEvents events;

  ApplicantAccounts(
      ApplicantRecords rows,
      People people,
      Passwords passwords,
      PasswordRules passwordRules,
      SecurityEvents events) {
    this.events = events;
    this.passwordRules = passwordRules;
    this.rows = rows;
    this.people = people;
    this.passwords = passwords;
  }

  /** What is written of an applicant. */
  @JdbcRepository(dialect = Dialect.MYSQL)
  interface ApplicantRecords extends GenericRepository<People.Person, Long> {
    @Query(
        """
        INSERT INTO person (login, name_ar, name_en, title_ar, title_en, email, language,
                            is_address_unproven)
        VALUES (:login, :email, :email, :titleAr, :titleEn, :email, :language, TRUE)""")
    void open(String login, String titleAr, String titleEn, String email, String language);

    @Query("UPDATE person SET name_ar = :nameAr, name_en = :nameEn WHERE id = :id")
    int rename(long id, String nameAr, String nameEn);

    @Query("SELECT COUNT(*) FROM person WHERE id = :id AND password_hash IS NOT NULL")
    int countWithPassword(long id);

    /** Anyone who chooses a password came by the link, so the address is theirs. */
    @Query(
        """
        UPDATE person SET password_hash = :hash, is_address_unproven = FALSE
         WHERE id = :id AND password_hash IS NULL""")
    int setFirst(long id, String hash);
  }

  /** Whether an account that is not locked has an address. */
  @Transactional(Transactional.TxType.MANDATORY)
  public boolean hasAccount(String email) {
    return people.countEmail(email) > 0;
  }

  /**
   * Opens an account that nobody can sign in to yet; returns the number of the person. Its address
   * keeps no other account from having it until the person has chosen a password.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public long open(String login, Bilingual title, String email, String language) {
    rows.open(login, title.ar(), title.en(), email, language);
    return people.findByLogin(login).orElseThrow().id();
  }

  /** Names the person, who was known by an address until then. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void rename(long personId, Bilingual name) {
    rows.rename(personId, name.ar(), name.en());
  }

  /** Lets the person bid for the supplier whose registration is theirs and was accepted. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void grantBidder(long personId, String registrationNumber) {
    people.grant(
        personId, Role.BIDDER, null, null, registrationNumber, GrantOrigin.REGISTRATION, null);
  }

  @Transactional(Transactional.TxType.MANDATORY)
  public boolean hasPassword(long personId) {
    return rows.countWithPassword(personId) > 0;
  }

  /**
   * Sets the first password; false when there is one already. Refused as invalid input as {@link
   * Accounts#changePassword} says of the new one, and with {@code access.email-taken} where another
   * account was opened with the address meanwhile.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public boolean choosePassword(long personId, String wanted, String repeated) {
    People.Person person = people.findById(personId).orElseThrow();
    passwordRules
        .check(new Faults(), person, wanted, repeated)
        .check(people.countOthersWithEmailOf(personId) == 0, "password", "access.email-taken")
        .throwIfAny();
    boolean done = rows.setFirst(personId, passwords.hash(wanted)) == 1;
    if (done) {
      events.log(
          SecurityEvents.SecurityEvent.PASSWORD_CHANGED,
          "done",
          new SecurityEvents.Person(personId, person.login()));
    }
    return done;
  }
}

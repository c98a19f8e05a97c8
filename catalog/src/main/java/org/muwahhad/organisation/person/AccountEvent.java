package org.muwahhad.organisation.person;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Bilingual;

/**
 * Something was done to a person's account, or is to be done; the person is informed.
 *
 * @param by who did it
 * @param role name of a role it is about; empty if there is none
 * @param text reason or name it is about; empty if there is none
 * @param href where anyone who is told goes on; a link is sealed when it is mailed
 * @param address where the e-mail goes; null for the person's own address
 * @param until UTC, until when it holds; null where it has no end
 */
public record AccountEvent(
    AccountEventKind kind,
    long personId,
    Bilingual by,
    String role,
    String text,
    String href,
    @Nullable String address,
    @Nullable Instant until) {

  /** What happened. */
  public enum AccountEventKind {
    /** A new password by link is proposed. */
    RESET_PROPOSED,
    /** A role or a seat is proposed. */
    CHANGE_PROPOSED,
    /** What was proposed was rejected. */
    PROPOSAL_REJECTED,
    /** The account is open, and a password can be chosen by the link. */
    OPENED,
    /** The password opens nothing any more, and another can be chosen by the link. */
    RESET,
    /** A password was chosen by the link. */
    PASSWORD_CHOSEN,
    /** The password is forgotten, and another can be chosen by the link. */
    RECOVERY,
    /** The same of an account that is locked. */
    RECOVERY_LOCKED,
    /** The same of an account to which the bid room is closed. */
    RECOVERY_HELD,
    /** The same of an account that has no password. */
    RECOVERY_NO_PASSWORD,
    /** The same of an administrator's account. */
    RECOVERY_BY_ADMINISTRATORS,
    /** A password was chosen by the link for a forgotten one. */
    PASSWORD_RECOVERED,
    /** The same, told to another bid manager of the supplier. */
    COLLEAGUE_RECOVERED,
    ROLE_GRANTED,
    ROLE_REVOKED,
    SEAT_GIVEN,
    LOCKED,
    UNLOCKED,
    SESSIONS_ENDED,
    /** The bid room stays closed to the account, unless the link is used. */
    HELD,
    /** The bid room is open to the account again. */
    RELEASED,
    /** A second factor was set up. */
    FACTOR_ADDED,
    /** A second factor was taken away. */
    FACTOR_ENDED,
    /** There are new recovery codes in place of the former. */
    RECOVERY_CODES_MADE,
    /** A program was given credentials to act for the person. */
    PROGRAM_ADDED
  }

  /** About an account, without more words. */
  public static AccountEvent of(AccountEventKind kind, long personId, Bilingual by) {
    return new AccountEvent(kind, personId, by, "", "", "/", null, null);
  }

  AccountEvent about(String roleName) {
    return new AccountEvent(kind, personId, by, roleName, text, href, address, until);
  }

  /** The same with words. */
  public AccountEvent saying(String words) {
    return new AccountEvent(kind, personId, by, role, words, href, address, until);
  }

  /** The same with where to go on. */
  public AccountEvent leadingTo(String path) {
    return new AccountEvent(kind, personId, by, role, text, path, address, until);
  }

  AccountEvent to(String otherAddress) {
    return new AccountEvent(kind, personId, by, role, text, href, otherAddress, until);
  }

  AccountEvent until(Instant end) {
    return new AccountEvent(kind, personId, by, role, text, href, address, end);
  }
}

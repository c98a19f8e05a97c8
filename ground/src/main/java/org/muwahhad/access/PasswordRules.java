package org.muwahhad.access;

import com.nulabinc.zxcvbn.Zxcvbn;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.muwahhad.shared.Faults;

/**
 * What a password that is chosen must be: long enough, and not one that a guesser tries early. How
 * early is estimated by zxcvbn, which holds it against its lists of common passwords, words and
 * names, against sequences, repetitions and keyboard rows, with the usual changes of letters and
 * additions of digits, and against what it knows about the person. It knows no Arabic: the common
 * words and names come from a list of ours, and each password is looked at in the forms in which it
 * may be typed ({@link ArabicGuesses}). Before all, it is normalised (NFKC), as it is hashed.
 */
@Singleton
class PasswordRules {
  /** Fewest guesses that a password must withstand; a thousand million. */
  static final long FEWEST_GUESSES = 1_000_000_000;

  /**
   * Of longer ones the beginning alone is looked at, and must do; the cost grows with the length.
   */
  private static final int LOOKED_AT = 64;

  private static final int SHORTEST_WORD = 3;
  private static final List<String> OURS =
      List.of(
          DemoPersonQueries.PASSWORD,
          "muwahhad",
          "mowahhad",
          "muwahad",
          "موحد",
          "موحّد",
          "procurement",
          "tender",
          "مناقصة",
          "منافسة",
          "correcthorsebatterystaple");
  private final Zxcvbn guesser = new Zxcvbn();

  /**
   * Adds what is wrong at {@code password} ({@code access.password-too-short}, {@code
   * shared.too-long}, {@code access.password-is-login}, {@code access.password-guessable}) and at
   * {@code repeated} ({@code access.password-not-repeated}).
   */
  Faults check(Faults faults, People.Person person, String wanted, String repeated) {
    checkWanted(
        faults,
        wanted,
        person.login(),
        List.of(person.name().ar(), person.name().en(), person.title().en(), person.email()));
    return faults.check(wanted.equals(repeated), "repeated", "access.password-not-repeated");
  }

  /** The same for a password that the operator gives to an account that is not there yet. */
  Faults check(Faults faults, OpenAccount.Account account) {
    return checkWanted(
        faults,
        account.password(),
        account.login(),
        List.of(account.name().ar(), account.name().en(), account.email()));
  }

  private Faults checkWanted(Faults faults, String wanted, String login, List<String> about) {
    boolean isLogin = wanted.equalsIgnoreCase(login);
    boolean length =
        wanted.length() >= OpenAccount.SHORTEST_PASSWORD
            && wanted.length() <= Accounts.LONGEST_PASSWORD;
    faults
        .check(
            wanted.length() >= OpenAccount.SHORTEST_PASSWORD,
            "password",
            "access.password-too-short",
            OpenAccount.SHORTEST_PASSWORD)
        .check(
            wanted.length() <= Accounts.LONGEST_PASSWORD,
            "password",
            "shared.too-long",
            Accounts.LONGEST_PASSWORD)
        .check(!isLogin, "password", "access.password-is-login");
    if (length && !isLogin) {
      faults.check(withstands(wanted, login, about), "password", "access.password-guessable");
    }
    return faults;
  }

  private boolean withstands(String wanted, String login, List<String> about) {
    String plain = Passwords.plain(wanted);
    if (isLittleMoreThan(plain, login)) {
      return false;
    }
    String looked = plain.substring(0, Math.min(plain.length(), LOOKED_AT));
    List<String> words = new ArrayList<>(OURS);
    words.add(login);
    Stream.concat(Stream.of(login), about.stream()).forEach(text -> words.addAll(words(text)));
    words.addAll(words.stream().map(ArabicGuesses::folded).toList());
    words.addAll(ArabicGuesses.common());
    return ArabicGuesses.formsOf(looked).stream()
        .allMatch(form -> guesser.measure(form, words).getGuesses() >= FEWEST_GUESSES);
  }

  /** Whether so little stands beside the login that it would be too short alone. */
  private static boolean isLittleMoreThan(String password, String login) {
    String rest = password.toLowerCase(Locale.ROOT).replace(login.toLowerCase(Locale.ROOT), "");
    return rest.length() < password.length() && rest.length() < OpenAccount.SHORTEST_PASSWORD;
  }

  private static List<String> words(String text) {
    return Stream.of(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
        .filter(word -> word.length() >= SHORTEST_WORD)
        .toList();
  }
}

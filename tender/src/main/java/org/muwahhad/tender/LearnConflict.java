package org.muwahhad.tender;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Actor;
import org.muwahhad.shared.Faults;

/**
 * What all declarations of a conflict of interest learned of later have in common, no matter who
 * makes them: it is made once, says what the conflict is, and from then on the person is out of the
 * tender.
 */
@Singleton
public class LearnConflict {
  private static final int LONGEST = 1000;
  private final LearnedConflicts conflicts;

  LearnConflict(LearnedConflicts conflicts) {
    this.conflicts = conflicts;
  }

  /**
   * What is declared, as it is kept: without blanks around it.
   *
   * @throws org.muwahhad.shared.Refusal.InvalidInput at {@code statement} when it is empty or
   *     longer than 1,000 characters
   */
  public static String checked(String statement) {
    String words = statement.strip();
    new Faults().text("statement", words, LONGEST).throwIfAny();
    return words;
  }

  /**
   * Records the declaration, of a person of whom the act has found that the part is theirs.
   *
   * <p>Refused with {@code tender.conflict-declared} the second time, and as {@link #checked} says.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void run(Actor actor, long tenderId, ConflictPart part, String statement) {
    String words = checked(statement);
    conflicts.requireNone(actor, tenderId);
    conflicts.add(tenderId, actor.personId(), part, words);
  }
}

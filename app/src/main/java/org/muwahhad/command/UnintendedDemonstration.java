package org.muwahhad.command;

/**
 * What an operator is told whose options do not go with the data: a demonstration has passwords
 * that everybody knows and a clock that anybody moves, so it runs only where it is asked for.
 */
final class UnintendedDemonstration {
  /** Takes where the data are. */
  static final String KNOWN_PASSWORDS =
      """
      The data in %1$s are a demonstration, whose passwords everybody knows. Add --demo to open it, \
      or name other data with --data-dir.
      البيانات في \u2068%1$s\u2069 عرض تجريبي كلمات مروره معروفة للجميع. أضيفوا الخيار --demo لفتحه، \
      أو حدّدوا بيانات أخرى بالخيار --data-dir.""";

  /** Takes where the data are. */
  static final String REAL_DATA =
      """
      The data in %1$s are no demonstration. Start without --demo, or name other data with --data-dir.
      البيانات في \u2068%1$s\u2069 ليست عرضًا تجريبيًا. ابدؤوا التشغيل دون الخيار --demo، \
      أو حدّدوا بيانات أخرى بالخيار --data-dir.""";

  static final String ELSEWHERE =
      """
      A demonstration has passwords that everybody knows, so --demo serves it on this machine only \
      and from the embedded database. Give --demo-anywhere if that is what you mean.
      كلمات مرور العرض التجريبي معروفة للجميع، ولذلك لا يتيحه الخيار --demo إلا على هذا الجهاز ومن \
      قاعدة البيانات المدمجة. استخدموا الخيار --demo-anywhere إذا كان ذلك مقصودًا.""";

  static final String FIXED_CLOCK =
      """
      The clock of a demonstration can be moved, and this database server allows no session another \
      time. Nothing in it was changed. Set secure_timestamp=NO in its configuration and restart it, \
      or use a server that holds nothing but demonstrations.
      ساعة العرض التجريبي قابلة للتقديم، وخادم قاعدة البيانات هذا لا يسمح لأي جلسة بوقت آخر. لم يتغير فيه شيء. \
      اضبطوا secure_timestamp=NO في إعداداته وأعيدوا تشغيله، أو استخدموا خادمًا للعروض التجريبية وحدها.""";

  private UnintendedDemonstration() {}
}

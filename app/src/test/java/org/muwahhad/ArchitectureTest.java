package org.muwahhad;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.muwahhad.audit.Entry;
import org.muwahhad.audit.EntryKind;
import org.muwahhad.shared.Digest;
import org.muwahhad.shared.Sha256;

/** The map of the service: which package may know which, and the names that are not used. */
@Tag("long")
class ArchitectureTest {
  /** What award.optimum may use, which stands before all else of its package. */
  private static final Set<String> OF_EVERY_PART =
      Set.of("org.muwahhad.shared", "org.muwahhad.web");

  private static final String BANNED = ".*(Service|Impl|Manager|Dto|DTO|Utils?|Helper)";

  static final ArchRule every_package_uses_only_packages_before_it =
      classes()
          .that()
          .resideInAPackage("org.muwahhad..")
          .should(PackageOrder.useOnlyEarlierPackages())
          .because("the order of packages is the order of the procedure");

  static final ArchRule only_the_renderer_knows_what_prints_the_reports =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.muwahhad.reports.render..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("net.sf.jasperreports..", "com.lowagie..")
          .because("another engine has to be able to take its place");

  static final ArchRule pages_are_made_by_answers_alone =
      noClasses()
          .that()
          .resideInAPackage("org.muwahhad..")
          .should()
          .dependOnClassesThat()
          .haveNameMatching("io\\.micronaut\\.views\\.(?:ModelAndView|View)")
          .because("one class renders what is shown, first and again, and chooses page or JSON");

  static final ArchRule tink_is_used_by_its_keysets_alone =
      noClasses()
          .that()
          .resideInAPackage("org.muwahhad..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.google.crypto.tink.subtle..")
          .because("its makers promise nothing of what lies below the keysets");

  static final ArchRule no_cycles_between_packages =
      slices().matching("org.muwahhad.(*)..").should().beFreeOfCycles();

  static final ArchRule within_a_large_package_every_subpackage_uses_only_those_before_it =
      classes()
          .that()
          .resideInAnyPackage(PackageOrder.large())
          .should(PackageOrder.useOnlyEarlierSubpackages())
          .because("a reader follows the tree from what is basic to what is put together");

  static final ArchRule the_best_award_across_lots_knows_nothing_of_the_service =
      noClasses()
          .that()
          .resideInAPackage("org.muwahhad.award.optimum..")
          .should()
          .dependOnClassesThat(
              DescribedPredicate.describe(
                  "are of another part than texts and refusals",
                  c ->
                      c.getPackageName().startsWith("org.muwahhad.")
                          && !c.getPackageName().startsWith("org.muwahhad.award.optimum")
                          && !OF_EVERY_PART.contains(c.getPackageName())))
          .because("it must stay usable without pages and database");

  static final ArchRule awards_are_made_without_knowing_of_scenarios =
      noClasses()
          .that()
          .resideOutsideOfPackages("org.muwahhad.award.scenario..", "org.muwahhad.demo..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.muwahhad.award.scenario..")
          .because("a scenario is one way to a recommendation, whose rules are those of award");

  static final ArchRule no_text_is_hashed_that_the_library_of_the_api_wrote =
      noClasses()
          .that(
              DescribedPredicate.describe(
                  "write JSON by a library",
                  c ->
                      c.getMethodCallsFromSelf().stream()
                          .anyMatch(
                              call ->
                                  call.getTargetOwner().getSimpleName().endsWith("Mapper")
                                      && call.getName().startsWith("writeValue"))))
          .should()
          .callMethodWhere(
              DescribedPredicate.describe(
                  "reckons the digest of a text",
                  call ->
                      call.getTargetOwner().isEquivalentTo(Digest.class)
                          || (call.getTargetOwner().isEquivalentTo(Sha256.class)
                              && call.getTarget().getRawParameterTypes().stream()
                                  .anyMatch(t -> t.isEquivalentTo(String.class)))))
          .because("a new version of the library would give another text, and another digest");

  @TestFactory
  Stream<DynamicTest> every_rule_holds() {
    return Arrays.stream(ArchitectureTest.class.getDeclaredFields())
        .filter(field -> field.getType() == ArchRule.class)
        .map(field -> DynamicTest.dynamicTest(field.getName(), () -> check(field)));
  }

  private static void check(Field rule) throws IllegalAccessException {
    Objects.requireNonNull((ArchRule) rule.get(null)).check(ServiceClasses.ALL);
  }

  @Test
  void every_entry_is_the_record_of_an_act_and_is_known() {
    Set<Class<?>> known =
        new EntryFamilies()
            .knownEntries().list().stream()
                .<Class<?>>map(EntryKind::type)
                .collect(Collectors.toSet());
    List<JavaClass> entries =
        ServiceClasses.ALL.stream()
            .filter(c -> c.isAssignableTo(Entry.class) && !c.isInterface())
            .toList();
    assertThat(entries)
        .hasSizeGreaterThan(200)
        .allSatisfy(c -> assertThat(known).contains(c.reflect()));
  }

  static final ArchRule names_say_what_a_thing_does =
      noClasses()
          .that(areWrittenByUs())
          .should()
          .haveNameMatching(BANNED)
          .because("such names hide what the class is for");

  static final ArchRule controllers_stay_inside_their_package =
      noClasses()
          .that(areWrittenByUs())
          .and()
          .areAnnotatedWith("io.micronaut.http.annotation.Controller")
          .should()
          .bePublic();

  static final ArchRule only_the_database_tells_the_time =
      noClasses()
          .that(areWrittenByUs())
          .and()
          .resideOutsideOfPackages("org.muwahhad.demo..", "org.muwahhad.db..")
          .should()
          .accessTargetWhere(asksTheMachineForTheTime())
          .because("the database's clock decides deadlines, on every node alike");

  static final ArchRule text_files_are_written_in_one_place =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("org.muwahhad.shared.CsvFile")
          .and()
          // The reports know nothing of the service; theirs keeps the same rule.
          .doNotHaveFullyQualifiedName("org.muwahhad.reports.render.DocumentCsv")
          .and()
          .resideOutsideOfPackage("org.muwahhad.seeds..")
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("org.apache.commons.csv.CSVPrinter")
          .because("there text is kept from running as a formula");

  static final ArchRule no_transaction_reads_a_stream_that_is_read_once =
      noMethods()
          .that()
          .areAnnotatedWith("jakarta.transaction.Transactional")
          .should(takeWhatCanBeReadOnce())
          .because("a transaction that is lost is run again, and finds such a stream at its end");

  private static ArchCondition<JavaMethod> takeWhatCanBeReadOnce() {
    return new ArchCondition<>("take what can be read once") {
      @Override
      public void check(JavaMethod method, ConditionEvents events) {
        for (JavaClass type : method.getRawParameterTypes()) {
          boolean readOnce =
              type.isAssignableTo("java.io.InputStream")
                  || type.isAssignableTo("java.io.Reader")
                  || type.isAssignableTo("java.util.stream.BaseStream")
                  || type.isAssignableTo("io.micronaut.http.multipart.FileUpload");
          events.add(
              new SimpleConditionEvent(
                  method, readOnce, method.getFullName() + " takes " + type.getName()));
        }
      }
    };
  }

  static final ArchRule money_is_never_a_double =
      noMethods()
          .that()
          .areDeclaredInClassesThat(
              areWrittenByUs()
                  .and(
                      DescribedPredicate.describe(
                          "outside the drawing of reports",
                          c -> !c.getPackageName().startsWith("org.muwahhad.reports.render"))))
          .should()
          .haveRawReturnType(double.class)
          .orShould()
          .haveRawReturnType(float.class);

  /** How long something takes ({@code System.nanoTime}) is no question of what time it is. */
  private static DescribedPredicate<JavaAccess<?>> asksTheMachineForTheTime() {
    return DescribedPredicate.describe(
        "asks the machine for the time",
        access -> {
          String owner = access.getTargetOwner().getName();
          String name = access.getTarget().getName();
          return owner.startsWith("java.time.") && name.equals("now")
              || owner.equals("java.time.Clock")
                  && (name.startsWith("system") || name.startsWith("tick"))
              || owner.equals("java.lang.System") && name.equals("currentTimeMillis")
              || owner.equals("java.util.Date") && name.equals("<init>");
        });
  }

  private static DescribedPredicate<JavaClass> areWrittenByUs() {
    return DescribedPredicate.describe(
        "are written by us",
        c -> c.getPackageName().startsWith("org.muwahhad") && !c.getSimpleName().contains("$"));
  }
}

#!/bin/sh
# Prints every sample of every report in every edition and makes one picture of each sample's first
# pages: Arabic above, English below it, both languages last. To be looked at after a change to a
# template; the pictures of the small samples are kept in docs/screenshots/reports.
#
#   docs/contact-sheet.sh [FOLDER [SAMPLE]]
#
# FOLDER for the files (a new one under /tmp without it), SAMPLE what the names of the samples begin
# with. Needs pdftoppm (poppler-utils) and montage (imagemagick).
set -eu
cd "$(dirname "$0")/.."
folder=${1:-$(mktemp -d)}
wanted=${2:-}
pages=4
target=docs/screenshots/reports
classpath=$(mktemp)
mvn -ntp -q test-compile -pl reports
mvn -ntp -q dependency:build-classpath -pl reports -Dmdep.includeScope=test -Dmdep.outputFile="$classpath"
mkdir -p "$folder" "$target"
java -cp "reports/target/test-classes:reports/target/classes:$(cat "$classpath")" \
  org.muwahhad.reports.PrintSamples "$folder" "$wanted"
rm "$classpath"
thumbs=$(mktemp -d)
for file in "$folder"/*-english.pdf; do
  sample=$(basename "$file" -english.pdf)
  set --
  for edition in arabic english bilingual; do
    pdftoppm -r 34 -l $pages -png "$folder/$sample-$edition.pdf" "$thumbs/$sample-$edition"
    count=0
    for page in "$thumbs/$sample-$edition"-*.png; do
      set -- "$@" "$page"
      count=$((count + 1))
    done
    while [ $count -lt $pages ]; do
      set -- "$@" null:
      count=$((count + 1))
    done
  done
  case $sample in *small* | letter-won | letter-other | pack*) to=$target ;; *) to=$folder ;; esac
  montage "$@" -tile ${pages}x3 -geometry +3+3 -background '#9aa5a0' -quality 62 "$to/$sample.jpg"
  size=$(wc -c <"$to/$sample.jpg")
  if [ "$size" -gt 150000 ]; then
    montage "$@" -tile ${pages}x3 -geometry '75%x75%+3+3' -background '#9aa5a0' -quality 45 "$to/$sample.jpg"
  fi
done
rm -r "$thumbs"
echo "Files in $folder, pictures in $target"

/**
 * Prints a kustomization with the digest in place of the tag, or of the digest
 * before it, of one image; ends with 1 when that image is not there exactly
 * once. Touches no other byte, as a YAML writer would. In POSIX awk.
 */
export const SET_DIGEST = `awk '
  function finish() {
    if (at && name == ENVIRON["SERVICE"]) {
      sub(/(newTag|digest):.*/, "digest: " ENVIRON["IMAGE_DIGEST"], line[at])
      found++
    }
    name = ""
    at = 0
  }
  { line[NR] = $0 }
  /^[^ #-]/ { finish(); inside = /^images:/ }
  inside && /^ *- / { finish() }
  inside {
    entry = $0
    sub(/^ *(- *)?/, "", entry)
    if (entry ~ /^name:/) {
      name = substr(entry, 6)
      gsub(/[ "\\047]/, "", name)
    }
    if (entry ~ /^(newTag|digest):/) at = NR
  }
  END {
    finish()
    for (i = 1; i <= NR; i++) print line[i]
    exit found != 1
  }
'`;

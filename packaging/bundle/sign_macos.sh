#!/bin/bash
# Signs a built bundle, has it notarised by Apple and packs it as a disk image:
#     packaging/bundle/sign_macos.sh dist/findling-0.1.0-basic-macos-arm64
# Needs Xcode's command line tools and, in the environment:
#     IDENTITY  the certificate, "Developer ID Application: Name (TEAM)", as `security find-identity -v` shows it
#     PROFILE   what `xcrun notarytool store-credentials PROFILE` was told
set -euo pipefail
folder=${1:?the folder of the bundle}
: "${IDENTITY:?the certificate to sign with}" "${PROFILE:?the profile of notarytool}"
app="$folder/Findling.app"
entitlements="$(dirname "$0")/entitlements.plist"

sign() {
    codesign --force --timestamp --options runtime --entitlements "$entitlements" --sign "$IDENTITY" "$@"
}

# From the inside out: a signature covers those below it. Libraries first, then the programs, then all of it.
find "$app/Contents" -type f \( -name '*.so' -o -name '*.dylib' \) -print0 | while IFS= read -r -d '' library; do
    sign "$library"
done
find "$app/Contents" -type f -path '*.framework/Versions/*' -perm +111 ! -name '*.dylib' -print0 |
    while IFS= read -r -d '' library; do sign "$library"; done
for program in findling findling-window; do sign "$app/Contents/MacOS/$program"; done
sign "$app"
codesign --verify --deep --strict --verbose=2 "$app"

waiting="$folder.zip"
ditto -c -k --keepParent "$app" "$waiting"
xcrun notarytool submit "$waiting" --keychain-profile "$PROFILE" --wait
rm "$waiting"
xcrun stapler staple "$app"
spctl --assess --type execute --verbose "$app"

hdiutil create -volname Findling -srcfolder "$folder" -format ULMO -ov "$folder.dmg"
codesign --timestamp --sign "$IDENTITY" "$folder.dmg"
xcrun notarytool submit "$folder.dmg" --keychain-profile "$PROFILE" --wait
xcrun stapler staple "$folder.dmg"
echo "Signed and notarised: $folder.dmg"

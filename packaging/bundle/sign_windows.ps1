# Signs a built bundle and packs it again:
#     packaging\bundle\sign_windows.ps1 dist\findling-0.1.0-basic-windows-amd64 -Thumbprint 0123...
# Needs signtool (Windows SDK) on the path, and a certificate for signing code in the user's store or on a token.
param(
    [Parameter(Mandatory)] [string] $Folder,
    [Parameter(Mandatory)] [string] $Thumbprint,
    [string] $TimestampServer = "http://timestamp.digicert.com"
)
$ErrorActionPreference = "Stop"

# What its maker has signed keeps that signature: Qt's and Microsoft's libraries, for instance.
$unsigned = Get-ChildItem $Folder -Recurse -Include *.exe, *.dll, *.pyd |
    Where-Object { (Get-AuthenticodeSignature $_.FullName).Status -ne "Valid" }
foreach ($file in $unsigned) {
    signtool sign /q /fd SHA256 /td SHA256 /tr $TimestampServer /sha1 $Thumbprint /d "Findling" $file.FullName
    if ($LASTEXITCODE -ne 0) { throw "signtool could not sign $($file.FullName)" }
}
foreach ($program in "findling.exe", "findling-window.exe") {
    signtool verify /pa /q (Join-Path $Folder $program)
    if ($LASTEXITCODE -ne 0) { throw "The signature of $program is not accepted" }
}
Compress-Archive -Path $Folder -DestinationPath "$Folder.zip" -Force
Write-Output "Signed: $($unsigned.Count) files, packed as $Folder.zip"

# The README's commands, by name: ./build.ps1 [run|test|migrate|contract|client|publish]
param([ValidateSet('run', 'test', 'migrate', 'contract', 'client', 'publish')] [string] $Do = 'run')
$ErrorActionPreference = 'Stop'
Push-Location $PSScriptRoot
try {
    switch ($Do) {
        'run' { dotnet run --project api }
        'test' { dotnet test }
        'migrate' { dotnet run --project db-migrations -- @args }
        'contract' { dotnet build api; npm --prefix web-client run api-types }
        'client' { npm --prefix web-client run dev }
        'publish' { dotnet publish api -c Release -o publish }
    }
    exit $LASTEXITCODE
}
finally { Pop-Location }
